//! A prompt by its name or its UUID.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, Value};
use uuid::Uuid;

use crate::{
    domain::{
        ids::{ProjectId, PromptId},
        prompts::{
            content::ContentKind,
            delivery::{Delivery, Located, Locator},
            name::PromptName,
            number::VersionNumber,
            object::JsonObject,
        },
        timestamp::Timestamp,
    },
    store::{StoreError, entity::prompt, sql},
};

/// A prompt's own row.
#[derive(Clone, Debug, PartialEq)]
pub struct PromptRecord {
    pub id: PromptId,
    pub uuid: Uuid,
    pub project: ProjectId,
    pub name: PromptName,
    pub description: String,
    pub metadata: Option<JsonObject>,
    pub copied_from: Option<PromptId>,
    pub created_at: Timestamp,
    pub archived_at: Option<Timestamp>,
    pub latest: VersionNumber,
    pub kind: ContentKind,
}

impl PromptRecord {
    /// The row of an unarchived prompt that was read with its latest version.
    pub fn of(project: ProjectId, latest: &Delivery) -> Self {
        Self {
            id: latest.prompt,
            uuid: latest.prompt_uuid,
            project,
            name: latest.name.clone(),
            description: latest.description.clone(),
            metadata: latest.metadata.clone(),
            copied_from: latest.copied_from,
            created_at: latest.first_at,
            archived_at: None,
            latest: latest.latest,
            kind: latest.version.content.kind(),
        }
    }
}

impl TryFrom<prompt::Model> for PromptRecord {
    type Error = StoreError;

    fn try_from(row: prompt::Model) -> Result<Self, StoreError> {
        let damaged = || StoreError::Damaged("a prompt");
        Ok(Self {
            id: PromptId(row.id),
            uuid: row.uuid.parse().map_err(|_| damaged())?,
            project: ProjectId(row.project_id),
            name: PromptName::parse(&row.name).map_err(|_| damaged())?,
            description: row.description,
            metadata: row.metadata.as_deref().and_then(JsonObject::stored),
            copied_from: row.copied_from.map(PromptId),
            created_at: Timestamp(row.created_at),
            archived_at: row.archived_at.map(Timestamp),
            latest: VersionNumber::new(row.latest).ok_or_else(damaged)?,
            kind: ContentKind::parse(&row.latest_kind).ok_or_else(damaged)?,
        })
    }
}

fn active(project: ProjectId, name: &str) -> sea_orm::Select<prompt::Entity> {
    prompt::Entity::find()
        .filter(prompt::Column::ProjectId.eq(project.0))
        .filter(prompt::Column::Name.eq(name))
        .filter(prompt::Column::ArchivedAt.is_null())
}

/// The unarchived prompt of that name.
pub async fn find_active<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    name: &str,
) -> Result<Option<PromptRecord>, StoreError> {
    active(project, name).one(rows).await?.map(PromptRecord::try_from).transpose()
}

/// The same inside a write: until the write ends nobody else changes this prompt, its versions or its tags.
pub async fn find_active_for_write<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    name: &str,
) -> Result<Option<PromptRecord>, StoreError> {
    active(project, name).lock_exclusive().one(rows).await?.map(PromptRecord::try_from).transpose()
}

fn by_uuid(project: ProjectId, uuid: Uuid) -> sea_orm::Select<prompt::Entity> {
    prompt::Entity::find()
        .filter(prompt::Column::ProjectId.eq(project.0))
        .filter(prompt::Column::Uuid.eq(uuid.to_string()))
}

/// A prompt by its UUID, archived or not.
pub async fn find_by_uuid<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    uuid: Uuid,
) -> Result<Option<PromptRecord>, StoreError> {
    by_uuid(project, uuid).one(rows).await?.map(PromptRecord::try_from).transpose()
}

/// The same inside a write.
pub async fn find_any_for_write<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    uuid: Uuid,
) -> Result<Option<PromptRecord>, StoreError> {
    by_uuid(project, uuid).lock_exclusive().one(rows).await?.map(PromptRecord::try_from).transpose()
}

/// Whether an unarchived prompt has that name.
pub async fn name_is_taken<C: ConnectionTrait>(rows: &C, project: ProjectId, name: &str) -> Result<bool, StoreError> {
    Ok(active(project, name).one(rows).await?.is_some())
}

/// The name of a prompt of the project, archived or not.
pub async fn find_name<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    prompt: PromptId,
) -> Result<Option<PromptName>, StoreError> {
    let row = prompt::Entity::find_by_id(prompt.0).filter(prompt::Column::ProjectId.eq(project.0)).one(rows).await?;
    Ok(row.and_then(|row| PromptName::parse(&row.name).ok()))
}

#[derive(FromQueryResult)]
struct LocatedRow {
    name: String,
    number: i32,
}

/// The unarchived prompt and the version that a name or an id stands for.
pub async fn locate<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    locator: Locator<'_>,
) -> Result<Option<Located>, StoreError> {
    let (condition, value): (_, Value) = match locator {
        Locator::Name(name) => ("q.name = $2 AND v.number = q.latest", name.into()),
        Locator::Prompt(id) => ("q.id = $2 AND v.number = q.latest", id.0.into()),
        Locator::PromptUuid(uuid) => ("q.uuid = $2 AND v.number = q.latest", uuid.to_string().into()),
        Locator::Version(id) => ("v.id = $2", id.0.into()),
        Locator::VersionUuid(uuid) => ("v.uuid = $2", uuid.to_string().into()),
    };
    let question = format!(
        "SELECT q.name, v.number FROM prompt q JOIN version v ON v.prompt_id = q.id \
         WHERE q.project_id = $1 AND q.archived_at IS NULL AND {condition}"
    );
    let Some(row) = sql::one::<LocatedRow, _>(rows, &question, vec![project.0.into(), value]).await? else {
        return Ok(None);
    };
    let name = PromptName::parse(&row.name).map_err(|_| StoreError::Damaged("a prompt"))?;
    let number = VersionNumber::new(row.number).ok_or(StoreError::Damaged("a version"))?;
    Ok(Some(Located { name, number }))
}
