//! A person who was not there before, and how they prove who they are.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::{
    domain::{ids::PersonId, people::email::Email, timestamp::Timestamp},
    store::{Engine, StoreError, WriteTx, entity::person, sql},
};

pub struct NewPerson<'a> {
    pub email: &'a Email,
    pub name: &'a str,
    /// Empty: the person sets one by a link.
    pub password_hash: &'a str,
    pub owner: bool,
    pub at: Timestamp,
}

/// # Errors
/// [`StoreError::Duplicate`] when somebody has this address.
pub async fn insert<C: ConnectionTrait>(rows: &C, new: &NewPerson<'_>) -> Result<PersonId, StoreError> {
    let row = person::ActiveModel {
        uuid: Set(Uuid::now_v7().to_string()),
        email: Set(new.email.as_str().to_string()),
        name: Set(new.name.to_string()),
        password_hash: Set(new.password_hash.to_string()),
        owner: Set(new.owner),
        session_epoch: Set(0),
        created_at: Set(new.at.0),
        ..Default::default()
    };
    Ok(PersonId(row.insert(rows).await?.id))
}

/// Of two who would both be the first person, one waits here until the other is done. On SQLite every write waits for
/// the one before it anyway.
pub async fn wait_for_first(tx: &WriteTx) -> Result<(), StoreError> {
    match tx.engine() {
        Engine::Sqlite => {}
        Engine::Postgres => {
            tx.rows().execute_unprepared("SELECT pg_advisory_xact_lock(812004118)").await?;
        }
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct EpochRow {
    session_epoch: i64,
}

/// Ends every session that was begun before; answers the epoch of those that begin from now on.
pub async fn set_password<C: ConnectionTrait>(rows: &C, person: PersonId, hash: &str) -> Result<i64, StoreError> {
    let text = "UPDATE person SET password_hash = $2, session_epoch = session_epoch + 1 WHERE id = $1 \
                RETURNING session_epoch";
    let row = sql::one::<EpochRow, _>(rows, text, vec![person.0.into(), hash.into()]).await?;
    row.map(|row| row.session_epoch).ok_or(StoreError::Damaged("a person who is not there"))
}

/// The same without a new password.
pub async fn raise_session_epoch<C: ConnectionTrait>(rows: &C, person: PersonId) -> Result<i64, StoreError> {
    let text = "UPDATE person SET session_epoch = session_epoch + 1 WHERE id = $1 RETURNING session_epoch";
    let row = sql::one::<EpochRow, _>(rows, text, vec![person.0.into()]).await?;
    row.map(|row| row.session_epoch).ok_or(StoreError::Damaged("a person who is not there"))
}
