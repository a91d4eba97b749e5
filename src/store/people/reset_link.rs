//! Links that set a new password. Only the hash of what the link holds is kept.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    domain::{ids::PersonId, timestamp::Timestamp},
    store::{StoreError, entity::reset_link, sql},
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ResetLinkRecord {
    pub id: i64,
    pub person: PersonId,
    pub expires_at: Timestamp,
    /// Used or replaced.
    pub ended_at: Option<Timestamp>,
}

pub async fn insert_reset_link<C: ConnectionTrait>(
    rows: &C,
    person: PersonId,
    secret_hash: &str,
    at: Timestamp,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    let row = reset_link::ActiveModel {
        person_id: Set(person.0),
        secret_hash: Set(secret_hash.to_string()),
        created_at: Set(at.0),
        expires_at: Set(expires_at.0),
        ended_at: Set(None),
        ..Default::default()
    };
    row.insert(rows).await?;
    Ok(())
}

pub async fn find_reset_link<C: ConnectionTrait>(
    rows: &C,
    secret_hash: &str,
) -> Result<Option<ResetLinkRecord>, StoreError> {
    let found = reset_link::Entity::find().filter(reset_link::Column::SecretHash.eq(secret_hash)).one(rows).await?;
    Ok(found.map(|row| ResetLinkRecord {
        id: row.id,
        person: PersonId(row.person_id),
        expires_at: Timestamp(row.expires_at),
        ended_at: row.ended_at.map(Timestamp),
    }))
}

/// `false`: somebody else used it first.
pub async fn end_reset_link<C: ConnectionTrait>(rows: &C, link: i64, at: Timestamp) -> Result<bool, StoreError> {
    let text = "UPDATE reset_link SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
    Ok(sql::run(rows, text, vec![link.into(), at.0.into()]).await? == 1)
}

/// Ends all links of a person: a new one takes their place, or a password was set.
pub async fn end_reset_links_of<C: ConnectionTrait>(
    rows: &C,
    person: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let text = "UPDATE reset_link SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL";
    sql::run(rows, text, vec![person.0.into(), at.0.into()]).await?;
    Ok(())
}
