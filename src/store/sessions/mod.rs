//! Sessions of the browser as rows. What they hold is the server's business: here it is text with an expiry.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{StoreError, entity::session, sql};
use crate::domain::{ids::PersonId, timestamp::Timestamp};

/// One session. `data` is JSON.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionRow {
    pub id: String,
    /// Who is signed in, so that all sessions of one person can end at once.
    pub person: Option<PersonId>,
    pub data: String,
    pub expires_at: Timestamp,
}

/// Writes a session, new or not.
pub async fn save<C: ConnectionTrait>(rows: &C, session: &SessionRow) -> Result<(), StoreError> {
    sql::run(
        rows,
        "INSERT INTO session (id, person_id, data, expires_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, data = excluded.data, \
         expires_at = excluded.expires_at",
        values(session),
    )
    .await?;
    Ok(())
}

/// Writes a session that is not there yet. `false`: the id is taken, and the row there was left as it is.
pub async fn create<C: ConnectionTrait>(rows: &C, session: &SessionRow) -> Result<bool, StoreError> {
    let written = sql::run(
        rows,
        "INSERT INTO session (id, person_id, data, expires_at) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING",
        values(session),
    )
    .await?;
    Ok(written == 1)
}

fn values(session: &SessionRow) -> Vec<sea_orm::Value> {
    vec![
        session.id.clone().into(),
        session.person.map(|person| person.0).into(),
        session.data.clone().into(),
        session.expires_at.0.into(),
    ]
}

/// A session that has not run out.
pub async fn load<C: ConnectionTrait>(rows: &C, id: &str, now: Timestamp) -> Result<Option<SessionRow>, StoreError> {
    let row = session::Entity::find_by_id(id).filter(session::Column::ExpiresAt.gt(now.0)).one(rows).await?;
    Ok(row.map(|session::Model { id, person_id, data, expires_at }| SessionRow {
        id,
        person: person_id.map(PersonId),
        data,
        expires_at: Timestamp(expires_at),
    }))
}

pub async fn delete<C: ConnectionTrait>(rows: &C, id: &str) -> Result<(), StoreError> {
    session::Entity::delete_by_id(id).exec(rows).await?;
    Ok(())
}

/// Answers how many sessions had run out.
pub async fn delete_expired<C: ConnectionTrait>(rows: &C, now: Timestamp) -> Result<u64, StoreError> {
    let deleted = session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(now.0)).exec(rows).await?;
    Ok(deleted.rows_affected)
}

pub async fn delete_of_person<C: ConnectionTrait>(rows: &C, person: PersonId) -> Result<(), StoreError> {
    session::Entity::delete_many().filter(session::Column::PersonId.eq(person.0)).exec(rows).await?;
    Ok(())
}
