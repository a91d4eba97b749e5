//! Requests that programs may repeat, each with the answer it got.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

// `carried_out` is written in the transaction of what was asked for, `status` with the answer after it. `attempt` rises
// when a request that was begun and not carried out is begun again.
const UP: &[&str] = &[
    "CREATE TABLE idempotency (
        id {id},
        api_key_id BIGINT NOT NULL REFERENCES api_key (id),
        request_key VARCHAR(200) NOT NULL,
        fingerprint VARCHAR(64) NOT NULL,
        attempt INTEGER NOT NULL,
        begun_at BIGINT NOT NULL,
        carried_out BOOLEAN NOT NULL,
        status INTEGER,
        location TEXT,
        body TEXT,
        UNIQUE (api_key_id, request_key)
    )",
    "CREATE INDEX idempotency_begun_at ON idempotency (begun_at)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}
