//! One version, whole.

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    domain::{
        ids::{PersonId, ProjectId, PromptId, VersionId},
        prompts::{
            content::{Content, ContentKind},
            message::CommitMessage,
            number::VersionNumber,
            object::JsonObject,
            variable::TemplateFormat,
            version::PromptVersion,
        },
        timestamp::Timestamp,
    },
    store::{StoreError, sql},
};

/// A version with the ids that only the server needs.
pub struct VersionRecord {
    pub id: VersionId,
    pub author: PersonId,
    pub version: PromptVersion,
}

#[derive(FromQueryResult)]
pub(super) struct Row {
    id: i64,
    uuid: String,
    number: i32,
    kind: String,
    content: String,
    format: String,
    settings: Option<String>,
    metadata: Option<String>,
    message: String,
    author_id: i64,
    author: String,
    created_at: i64,
    restored_from: Option<i32>,
}

pub(super) const COLUMNS: &str = "v.id, v.uuid, v.number, v.kind, v.content, v.format, v.settings, v.metadata, v.message, \
                       v.author_id, p.name AS author, v.created_at, v.restored_from";

impl TryFrom<Row> for VersionRecord {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let damaged = || StoreError::Damaged("a version");
        let kind = ContentKind::parse(&row.kind).ok_or_else(damaged)?;
        Ok(Self {
            id: VersionId(row.id),
            author: PersonId(row.author_id),
            version: PromptVersion {
                uuid: row.uuid.parse().map_err(|_| damaged())?,
                number: VersionNumber::new(row.number).ok_or_else(damaged)?,
                content: Content::from_stored(kind, row.content).ok_or_else(damaged)?,
                format: TemplateFormat::parse(&row.format).ok_or_else(damaged)?,
                settings: row.settings.as_deref().and_then(JsonObject::stored),
                metadata: row.metadata.as_deref().and_then(JsonObject::stored),
                message: CommitMessage::parse(&row.message).map_err(|_| damaged())?,
                author: row.author,
                created_at: Timestamp(row.created_at),
                restored_from: row.restored_from.and_then(VersionNumber::new),
            },
        })
    }
}

/// The version of that number. The project stands in the question although the prompt's id would do.
pub async fn read_version<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    prompt: PromptId,
    number: VersionNumber,
) -> Result<Option<VersionRecord>, StoreError> {
    let question = format!(
        "SELECT {COLUMNS} FROM version v JOIN person p ON p.id = v.author_id JOIN prompt q ON q.id = v.prompt_id \
         WHERE q.project_id = $1 AND v.prompt_id = $2 AND v.number = $3"
    );
    let values = vec![project.0.into(), prompt.0.into(), number.get().into()];
    sql::one::<Row, _>(rows, &question, values).await?.map(VersionRecord::try_from).transpose()
}
