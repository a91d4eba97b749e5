//! The keys of a project, as its settings page shows them.

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::find_key::read_scopes;
use crate::{
    domain::{
        ids::{ApiKeyId, PersonId, ProjectId},
        people::account::KeyRow,
        timestamp::Timestamp,
    },
    store::{StoreError, sql},
};

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    maker_id: i64,
    maker: String,
    name: String,
    hint: String,
    scopes: String,
    created_at: i64,
    last_used_at: Option<i64>,
    revoked_at: Option<i64>,
}

/// Those that work first, then the revoked ones; the newest first. Each with its maker.
pub async fn list<C: ConnectionTrait>(rows: &C, project: ProjectId) -> Result<Vec<(PersonId, KeyRow)>, StoreError> {
    let found = sql::all::<Row, _>(
        rows,
        "SELECT k.id, k.maker_id, p.name AS maker, k.name, k.hint, k.scopes, k.created_at, k.last_used_at, \
         k.revoked_at FROM api_key k JOIN person p ON p.id = k.maker_id \
         WHERE k.project_id = $1 ORDER BY CASE WHEN k.revoked_at IS NULL THEN 0 ELSE 1 END, k.id DESC",
        vec![project.0.into()],
    )
    .await?;
    let mut keys = Vec::with_capacity(found.len());
    for row in found {
        let key = KeyRow {
            id: ApiKeyId(row.id),
            name: row.name,
            hint: row.hint,
            scopes: read_scopes(&row.scopes)?,
            maker: row.maker,
            created_at: Timestamp(row.created_at),
            last_used_at: row.last_used_at.map(Timestamp),
            revoked_at: row.revoked_at.map(Timestamp),
        };
        keys.push((PersonId(row.maker_id), key));
    }
    Ok(keys)
}
