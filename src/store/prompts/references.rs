//! Which prompts stand in which.

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};

use crate::{
    domain::{
        ids::{ProjectId, VersionId},
        prompts::name::PromptName,
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

/// The unarchived prompts of which the latest or a tagged version references that name. Old versions without a tag do
/// not count: nobody reads them by chance.
pub async fn list_referencing<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    name: &str,
) -> Result<Vec<String>, StoreError> {
    let question = format!(
        "SELECT DISTINCT q.name FROM version_reference r JOIN version v ON v.id = r.version_id \
         JOIN prompt q ON q.id = v.prompt_id \
         WHERE q.project_id = $1 AND r.name = $2 AND q.archived_at IS NULL AND (v.number = q.latest OR EXISTS \
         (SELECT 1 FROM tag t WHERE t.prompt_id = q.id AND t.number = v.number)) ORDER BY q.name LIMIT {NAMED}"
    );
    let found = sql::all::<NameRow, _>(rows, &question, vec![project.0.into(), name.into()]).await?;
    Ok(found.into_iter().map(|row| row.name).collect())
}

/// From here to the end of the write nobody else of the project can end one: who references whom is as it is read.
/// Every write touches this row at its end, after its prompt, so that none waits for the other in a circle.
pub async fn lock_references<C: ConnectionTrait>(rows: &C, project: ProjectId) -> Result<(), StoreError> {
    if rows.get_database_backend() == DbBackend::Postgres {
        sql::run(rows, "SELECT id FROM project WHERE id = $1 FOR UPDATE", vec![project.0.into()]).await?;
    }
    Ok(())
}
