//! Prompts that are out of use, for programs.

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    domain::{
        ids::{ProjectId, PromptId},
        prompts::{library::ArchivedPrompt, name::PromptName, number::VersionNumber},
        timestamp::Timestamp,
    },
    store::{StoreError, sql},
};

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    uuid: String,
    name: String,
    description: String,
    latest: i32,
    archived_at: i64,
}

/// Newest prompt first: nothing that is archived while the pages are turned changes the order of the others.
pub async fn list_archived<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    before: Option<PromptId>,
    limit: u32,
) -> Result<Vec<ArchivedPrompt>, StoreError> {
    let found = sql::all::<Row, _>(
        rows,
        "SELECT id, uuid, name, description, latest, archived_at FROM prompt \
         WHERE project_id = $1 AND archived_at IS NOT NULL AND id < $2 ORDER BY id DESC LIMIT $3",
        vec![project.0.into(), before.map_or(i64::MAX, |id| id.0).into(), i64::from(limit).into()],
    )
    .await?;
    let damaged = || StoreError::Damaged("a prompt");
    let read = |row: Row| {
        Ok(ArchivedPrompt {
            id: PromptId(row.id),
            uuid: row.uuid.parse().map_err(|_| damaged())?,
            name: PromptName::parse(&row.name).map_err(|_| damaged())?,
            description: row.description,
            latest: VersionNumber::new(row.latest).ok_or_else(damaged)?,
            archived_at: Timestamp(row.archived_at),
        })
    };
    found.into_iter().map(read).collect()
}
