//! Prompts that were archived before archived prompts stayed in the search come back into it.

use std::collections::BTreeMap;

use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, QueryResult, Statement},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// All that a search finds a prompt by, a row each, in the order in which it stands in its text. Of a chat the stored
/// JSON stands in for its words.
const PARTS: &str = "SELECT id, part FROM (
        SELECT id, 1 AS kind, 0 AS place, name AS part FROM prompt WHERE archived_at IS NOT NULL
        UNION ALL SELECT prompt_id, 2, position, topic FROM prompt_topic
        UNION ALL SELECT prompt_id, 3, number, name FROM tag
        UNION ALL SELECT id, 4, 0, metadata FROM prompt
        UNION ALL SELECT v.prompt_id, 5, 0, v.metadata FROM version v
            JOIN prompt q ON q.id = v.prompt_id AND q.latest = v.number
        UNION ALL SELECT v.prompt_id, 6, 0, v.content FROM version v
            JOIN prompt q ON q.id = v.prompt_id AND q.latest = v.number
    ) AS parts
    WHERE part IS NOT NULL AND id IN (SELECT id FROM prompt WHERE archived_at IS NOT NULL)
        AND id NOT IN (SELECT rowid FROM prompt_search)
    ORDER BY id, kind, place, part";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let rows = manager.get_connection();
        let backend = rows.get_database_backend();
        let mut texts: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for row in rows.query_all_raw(Statement::from_string(backend, PARTS)).await? {
            let (id, part) = id_and_part(&row)?;
            texts.entry(id).or_default().push(part);
        }
        for (id, parts) in texts {
            // Lower-cased here, as everywhere, because the two databases do not agree on what that is.
            let values = [id.into(), parts.join("\n").to_lowercase().into()];
            let insert = "INSERT INTO prompt_search (rowid, folded) VALUES ($1, $2)";
            rows.execute_raw(Statement::from_sql_and_values(backend, insert, values)).await?;
        }
        Ok(())
    }
}

fn id_and_part(row: &QueryResult) -> Result<(i64, String), DbErr> {
    Ok((row.try_get("", "id")?, row.try_get("", "part")?))
}
