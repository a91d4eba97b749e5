//! Requests that programs may repeat. Each is one row: begun, carried out, answered.

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{StoreError, sql};
use crate::domain::{
    claim::{Claim, KeptAnswer},
    ids::ApiKeyId,
    timestamp::Timestamp,
};

/// A request as it was begun.
pub struct NewRequest<'a> {
    pub key: ApiKeyId,
    /// What the program calls it.
    pub request_key: &'a str,
    /// The hash of all that was asked.
    pub fingerprint: &'a str,
    pub at: Timestamp,
}

/// What is known of a request.
pub struct RequestRecord {
    pub claim: Claim,
    pub fingerprint: String,
    pub begun_at: Timestamp,
    /// What it asked for was done.
    pub carried_out: bool,
    pub answer: Option<KeptAnswer>,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    fingerprint: String,
    attempt: i32,
    begun_at: i64,
    carried_out: bool,
    status: Option<i32>,
    location: Option<String>,
    body: Option<String>,
}

/// `None`: that key has begun a request of that name already.
pub async fn begin<C: ConnectionTrait>(rows: &C, new: &NewRequest<'_>) -> Result<Option<Claim>, StoreError> {
    #[derive(FromQueryResult)]
    struct Begun {
        id: i64,
    }
    let values = vec![new.key.0.into(), new.request_key.into(), new.fingerprint.into(), new.at.0.into()];
    let begun = sql::one::<Begun, _>(
        rows,
        "INSERT INTO idempotency (api_key_id, request_key, fingerprint, attempt, begun_at, carried_out) \
         VALUES ($1, $2, $3, 1, $4, FALSE) ON CONFLICT (api_key_id, request_key) DO NOTHING RETURNING id",
        values,
    )
    .await?;
    Ok(begun.map(|row| Claim { id: row.id, attempt: 1 }))
}

pub async fn find<C: ConnectionTrait>(
    rows: &C,
    key: ApiKeyId,
    request_key: &str,
) -> Result<Option<RequestRecord>, StoreError> {
    let row = sql::one::<Row, _>(
        rows,
        "SELECT id, fingerprint, attempt, begun_at, carried_out, status, location, body FROM idempotency \
         WHERE api_key_id = $1 AND request_key = $2",
        vec![key.0.into(), request_key.into()],
    )
    .await?;
    let Some(row) = row else { return Ok(None) };
    let answer = match row.status {
        None => None,
        Some(status) => {
            let status = u16::try_from(status).map_err(|_| StoreError::Damaged("an answer"))?;
            Some(KeptAnswer { status, location: row.location, body: row.body.unwrap_or_default() })
        }
    };
    Ok(Some(RequestRecord {
        claim: Claim { id: row.id, attempt: row.attempt },
        fingerprint: row.fingerprint,
        begun_at: Timestamp(row.begun_at),
        carried_out: row.carried_out,
        answer,
    }))
}

/// Begins it again. `None`: it was carried out, answered or begun again meanwhile.
pub async fn begin_again<C: ConnectionTrait>(
    rows: &C,
    claim: Claim,
    at: Timestamp,
) -> Result<Option<Claim>, StoreError> {
    let changed = sql::run(
        rows,
        "UPDATE idempotency SET attempt = attempt + 1, begun_at = $1 \
         WHERE id = $2 AND attempt = $3 AND NOT carried_out AND status IS NULL",
        vec![at.0.into(), claim.id.into(), claim.attempt.into()],
    )
    .await?;
    Ok((changed == 1).then_some(Claim { attempt: claim.attempt + 1, ..claim }))
}

/// Inside the write that was asked for. `false`: another attempt took its place, and this write must not happen.
pub async fn carry_out<C: ConnectionTrait>(rows: &C, claim: Claim) -> Result<bool, StoreError> {
    let changed = sql::run(
        rows,
        "UPDATE idempotency SET carried_out = TRUE WHERE id = $1 AND attempt = $2 AND NOT carried_out",
        vec![claim.id.into(), claim.attempt.into()],
    )
    .await?;
    Ok(changed == 1)
}

pub async fn keep_answer<C: ConnectionTrait>(rows: &C, claim: Claim, answer: &KeptAnswer) -> Result<(), StoreError> {
    sql::run(
        rows,
        "UPDATE idempotency SET status = $1, location = $2, body = $3 WHERE id = $4 AND attempt = $5",
        vec![
            i32::from(answer.status).into(),
            answer.location.clone().into(),
            answer.body.as_str().into(),
            claim.id.into(),
            claim.attempt.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Nothing came of it: its name is free again.
pub async fn forget<C: ConnectionTrait>(rows: &C, claim: Claim) -> Result<(), StoreError> {
    sql::run(
        rows,
        "DELETE FROM idempotency WHERE id = $1 AND attempt = $2 AND NOT carried_out",
        vec![claim.id.into(), claim.attempt.into()],
    )
    .await?;
    Ok(())
}

/// One request, if it is that old.
pub async fn forget_begun_before<C: ConnectionTrait>(
    rows: &C,
    key: ApiKeyId,
    request_key: &str,
    before: Timestamp,
) -> Result<(), StoreError> {
    sql::run(
        rows,
        "DELETE FROM idempotency WHERE api_key_id = $1 AND request_key = $2 AND begun_at <= $3",
        vec![key.0.into(), request_key.into(), before.0.into()],
    )
    .await?;
    Ok(())
}

pub async fn delete_begun_before<C: ConnectionTrait>(rows: &C, before: Timestamp) -> Result<(), StoreError> {
    sql::run(rows, "DELETE FROM idempotency WHERE begun_at <= $1", vec![before.0.into()]).await?;
    Ok(())
}
