//! Secrets that wait, sealed, for the one page that shows them. What opens them is not in the database.

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{StoreError, sql};
use crate::domain::{ids::PersonId, timestamp::Timestamp};

/// A sealed secret that waits for one person.
pub struct SealedRow<'a> {
    pub ticket_hash: &'a str,
    pub person: PersonId,
    pub sealed: &'a str,
    pub expires_at: Timestamp,
}

#[derive(FromQueryResult)]
struct TakenRow {
    sealed: String,
    expires_at: i64,
}

pub async fn insert<C: ConnectionTrait>(rows: &C, row: &SealedRow<'_>) -> Result<(), StoreError> {
    sql::run(
        rows,
        "INSERT INTO shown_once (ticket_hash, person_id, sealed, expires_at) VALUES ($1, $2, $3, $4)",
        vec![row.ticket_hash.into(), row.person.0.into(), row.sealed.into(), row.expires_at.0.into()],
    )
    .await?;
    Ok(())
}

/// What waits for this person under that hash, and is gone from then on: of any number who ask at once, one gets it.
pub async fn take<C: ConnectionTrait>(
    rows: &C,
    person: PersonId,
    ticket_hash: &str,
    now: Timestamp,
) -> Result<Option<String>, StoreError> {
    let taken = sql::one::<TakenRow, _>(
        rows,
        "DELETE FROM shown_once WHERE ticket_hash = $1 AND person_id = $2 RETURNING sealed, expires_at",
        vec![ticket_hash.into(), person.0.into()],
    )
    .await?;
    Ok(taken.filter(|row| row.expires_at > now.0).map(|row| row.sealed))
}

/// Whatever nobody came for in time.
pub async fn delete_expired<C: ConnectionTrait>(rows: &C, now: Timestamp) -> Result<(), StoreError> {
    sql::run(rows, "DELETE FROM shown_once WHERE expires_at <= $1", vec![now.0.into()]).await?;
    Ok(())
}
