//! Which prompts a version references, so that it is known who stands in whom.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "CREATE TABLE version_reference (
    version_id BIGINT NOT NULL REFERENCES version (id),
    name VARCHAR(255) NOT NULL,
    PRIMARY KEY (version_id, name)
)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let rows = manager.get_connection();
        rows.execute_unprepared(TABLE).await?;
        rows.execute_unprepared("CREATE INDEX version_reference_name ON version_reference (name)").await?;
        Ok(())
    }
}
