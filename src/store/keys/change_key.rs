//! What changes on a key: who answers for it, when it was used, that it ended.

use sea_orm::ConnectionTrait;

use crate::{
    domain::{
        ids::{ApiKeyId, PersonId, ProjectId},
        timestamp::Timestamp,
    },
    store::{StoreError, sql},
};

/// `false`: it was revoked already.
pub async fn revoke<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    key: ApiKeyId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let text = "UPDATE api_key SET revoked_at = $3 WHERE project_id = $1 AND id = $2 AND revoked_at IS NULL";
    Ok(sql::run(rows, text, vec![project.0.into(), key.0.into(), at.0.into()]).await? == 1)
}

/// From now on `maker` answers for the key, and it may do no more than they may.
pub async fn hand_over<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    key: ApiKeyId,
    maker: PersonId,
) -> Result<(), StoreError> {
    let text = "UPDATE api_key SET maker_id = $3 WHERE project_id = $1 AND id = $2";
    sql::run(rows, text, vec![project.0.into(), key.0.into(), maker.0.into()]).await?;
    Ok(())
}

/// Notes the last use. It never goes back, whatever order the servers write in.
pub async fn touch<C: ConnectionTrait>(rows: &C, key: ApiKeyId, at: Timestamp) -> Result<(), StoreError> {
    let text = "UPDATE api_key SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)";
    sql::run(rows, text, vec![key.0.into(), at.0.into()]).await?;
    Ok(())
}
