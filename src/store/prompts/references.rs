//! Which prompts stand in which.

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};

use crate::{
    domain::{
        ids::{ProjectId, PromptId, VersionId},
        prompts::{name::PromptName, number::VersionNumber},
    },
    store::{StoreError, sql},
};

/// So many are named to whoever is kept from something by them.
const NAMED: u32 = 100;

#[derive(FromQueryResult)]
struct NameRow {
    name: String,
}

/// Writes down the prompts that a new version references.
pub async fn insert_references<C: ConnectionTrait>(
    rows: &C,
    version: VersionId,
    names: &[&PromptName],
) -> Result<(), StoreError> {
    for name in names {
        let values = vec![version.0.into(), name.as_str().into()];
        let insert = "INSERT INTO version_reference (version_id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        sql::run(rows, insert, values).await?;
    }
    Ok(())
}

/// Unarchived versions that somebody can read by chance: the latest of each prompt, and those that a tag is on.
const LIVE: &str = "version_reference r JOIN version v ON v.id = r.version_id JOIN prompt q ON q.id = v.prompt_id \
     WHERE q.project_id = $1 AND r.name = $2 AND q.archived_at IS NULL AND (v.number = q.latest OR EXISTS \
     (SELECT 1 FROM tag t WHERE t.prompt_id = q.id AND t.number = v.number))";

/// The unarchived prompts of which the latest or a tagged version references that name. Old versions without a tag do
/// not count.
pub async fn list_referencing<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    name: &str,
) -> Result<Vec<String>, StoreError> {
    let question = format!("SELECT DISTINCT q.name FROM {LIVE} ORDER BY q.name LIMIT {NAMED}");
    let found = sql::all::<NameRow, _>(rows, &question, vec![project.0.into(), name.into()]).await?;
    Ok(found.into_iter().map(|row| row.name).collect())
}

/// The same with the versions, all of them.
pub async fn list_referencing_versions<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    name: &str,
) -> Result<Vec<(String, VersionNumber)>, StoreError> {
    #[derive(FromQueryResult)]
    struct Row {
        name: String,
        number: i32,
    }
    let question = format!("SELECT q.name, v.number FROM {LIVE} ORDER BY q.name, v.number");
    let found = sql::all::<Row, _>(rows, &question, vec![project.0.into(), name.into()]).await?;
    let number = |row: &Row| VersionNumber::new(row.number).ok_or(StoreError::Damaged("a version"));
    found.into_iter().map(|row| Ok((row.name.clone(), number(&row)?))).collect()
}

/// Whether a version references others.
pub async fn references_others<C: ConnectionTrait>(
    rows: &C,
    prompt: PromptId,
    number: VersionNumber,
) -> Result<bool, StoreError> {
    let question = "SELECT r.name FROM version_reference r JOIN version v ON v.id = r.version_id \
         WHERE v.prompt_id = $1 AND v.number = $2 LIMIT 1";
    let found = sql::one::<NameRow, _>(rows, question, vec![prompt.0.into(), number.get().into()]).await?;
    Ok(found.is_some())
}

/// From here to the end of the write nobody else of the project can end one: who references whom is as it is read.
/// Every write touches this row at its end, after its prompt, so that none waits for the other in a circle.
pub async fn lock_references<C: ConnectionTrait>(rows: &C, project: ProjectId) -> Result<(), StoreError> {
    if rows.get_database_backend() == DbBackend::Postgres {
        sql::run(rows, "SELECT id FROM project WHERE id = $1 FOR UPDATE", vec![project.0.into()]).await?;
    }
    Ok(())
}
