//! A stretch of a version history.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::list_tags;
use crate::{
    domain::{
        ids::{PersonId, ProjectId, PromptId, VersionId},
        prompts::{
            delivery::{HistoryLine, HistoryQuery},
            message::CommitMessage,
            number::VersionNumber,
            page::{HISTORY_PIECE, HistoryPiece},
            tag::TagName,
            version::VersionSummary,
        },
        timestamp::Timestamp,
    },
    store::{StoreError, sql},
};

#[derive(FromQueryResult)]
struct Row {
    number: i32,
    message: String,
    author_id: i64,
    author: String,
    created_at: i64,
    restored_from: Option<i32>,
}

#[derive(FromQueryResult)]
struct LineRow {
    #[sea_orm(nested)]
    summary: Row,
    id: i64,
    uuid: String,
    author_uuid: String,
}

const SUMMARY: &str = "v.number, v.message, v.author_id, p.name AS author, v.created_at, v.restored_from";
const FROM: &str = "FROM version v JOIN person p ON p.id = v.author_id JOIN prompt q ON q.id = v.prompt_id";

/// The newest versions below `older_than`, newest first; from the latest on when it is `None`.
pub async fn list_versions<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    prompt: PromptId,
    older_than: Option<VersionNumber>,
) -> Result<HistoryPiece, StoreError> {
    let below = older_than.map_or(i32::MAX, VersionNumber::get);
    let question = format!(
        "SELECT {SUMMARY} {FROM} WHERE q.project_id = $1 AND v.prompt_id = $2 AND v.number < $3 \
         ORDER BY v.number DESC LIMIT $4"
    );
    let values = vec![project.0.into(), prompt.0.into(), below.into(), i64::from(HISTORY_PIECE).into()];
    let found = sql::all::<Row, _>(rows, &question, values).await?;
    let mut tags = tags_by_version(rows, prompt).await?;
    let versions = found.into_iter().map(|row| summary(row, &mut tags)).collect::<Result<Vec<_>, _>>()?;
    let last = versions.last().map(|version| version.number);
    let older_than = last.filter(|number| *number > VersionNumber::FIRST);
    Ok(HistoryPiece { versions, older_than })
}

/// The same for programs, which keep ids and turn pages as they like.
pub async fn list_history<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    prompt: PromptId,
    query: &HistoryQuery,
) -> Result<Vec<HistoryLine>, StoreError> {
    let below = query.before.map_or(i32::MAX, VersionNumber::get);
    let question = format!(
        "SELECT {SUMMARY}, v.id, v.uuid, p.uuid AS author_uuid {FROM} \
         WHERE q.project_id = $1 AND v.prompt_id = $2 AND v.number < $3 ORDER BY v.number DESC LIMIT $4 OFFSET $5"
    );
    let stretch = [i64::from(query.limit).into(), i64::from(query.offset).into()];
    let values = [project.0.into(), prompt.0.into(), below.into()].into_iter().chain(stretch).collect();
    let found = sql::all::<LineRow, _>(rows, &question, values).await?;
    let mut tags = tags_by_version(rows, prompt).await?;
    let uuid = |text: &str| text.parse().map_err(|_| StoreError::Damaged("a version"));
    let line = |row: LineRow| {
        let (id, own, author_uuid) = (VersionId(row.id), uuid(&row.uuid)?, uuid(&row.author_uuid)?);
        Ok(HistoryLine { id, uuid: own, author_uuid, summary: summary(row.summary, &mut tags)? })
    };
    found.into_iter().map(line).collect()
}

type TagsByVersion = HashMap<VersionNumber, Vec<TagName>>;

async fn tags_by_version<C: ConnectionTrait>(rows: &C, prompt: PromptId) -> Result<TagsByVersion, StoreError> {
    let mut tags = TagsByVersion::new();
    for tag in list_tags(rows, prompt).await? {
        tags.entry(tag.number).or_default().push(tag.name);
    }
    Ok(tags)
}

fn summary(row: Row, tags: &mut TagsByVersion) -> Result<VersionSummary, StoreError> {
    let damaged = || StoreError::Damaged("a version");
    let number = VersionNumber::new(row.number).ok_or_else(damaged)?;
    Ok(VersionSummary {
        number,
        message: CommitMessage::parse(&row.message).map_err(|_| damaged())?,
        author: row.author,
        author_id: PersonId(row.author_id),
        created_at: Timestamp(row.created_at),
        restored_from: row.restored_from.and_then(VersionNumber::new),
        tags: tags.remove(&number).unwrap_or_default(),
    })
}
