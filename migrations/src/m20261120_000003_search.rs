//! What the library's search looks through: one lower-cased text a prompt, found by any three letters in a row.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const SQLITE: &[&str] =
    &["CREATE VIRTUAL TABLE prompt_search USING fts5 (folded, tokenize = 'trigram case_sensitive 1', detail = full)"];

const POSTGRES: &[&str] = &[
    "CREATE TABLE prompt_search (rowid BIGINT NOT NULL PRIMARY KEY REFERENCES prompt (id), folded TEXT NOT NULL)",
    // The extension comes with PostgreSQL, but a host may not let us switch it on. Search is right without its
    // index, only slower, and that is better than a server that does not start.
    "DO $$ BEGIN
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        CREATE INDEX prompt_search_folded ON prompt_search USING gin (folded gin_trgm_ops);
    EXCEPTION WHEN OTHERS THEN
        RAISE NOTICE 'pg_trgm is not available, search goes without an index: %', SQLERRM;
    END $$",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let statements = if dialect::is_postgres(manager) { POSTGRES } else { SQLITE };
        dialect::run(manager, statements).await
    }
}
