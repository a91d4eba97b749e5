//! Keys and links just made, sealed, on their way to the one page that shows them.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

// What opens `sealed` is the ticket, of which the database knows the hash only.
const UP: &[&str] = &["CREATE TABLE shown_once (
        ticket_hash TEXT NOT NULL PRIMARY KEY,
        person_id BIGINT NOT NULL REFERENCES person (id),
        sealed TEXT NOT NULL,
        expires_at BIGINT NOT NULL
    )"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}
