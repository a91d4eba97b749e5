//! A person by their id or their address.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    domain::{ids::PersonId, people::email::Email, timestamp::Timestamp},
    store::{StoreError, entity::person},
};

/// A person's own row. It is not to be printed: there is an address and a password in it.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonRecord {
    pub id: PersonId,
    pub email: Email,
    pub name: String,
    /// Argon2id, or empty while the person has set none.
    pub password_hash: String,
    /// The first person of the server.
    pub owner: bool,
    pub session_epoch: i64,
    pub created_at: Timestamp,
}

impl TryFrom<person::Model> for PersonRecord {
    type Error = StoreError;

    fn try_from(row: person::Model) -> Result<Self, StoreError> {
        let person::Model { id, uuid: _, email, name, password_hash, owner, session_epoch, created_at } = row;
        Ok(Self {
            id: PersonId(id),
            email: Email::parse(&email).map_err(|_| StoreError::Damaged("a person"))?,
            name,
            password_hash,
            owner,
            session_epoch,
            created_at: Timestamp(created_at),
        })
    }
}

pub async fn find<C: ConnectionTrait>(rows: &C, person: PersonId) -> Result<Option<PersonRecord>, StoreError> {
    person::Entity::find_by_id(person.0).one(rows).await?.map(PersonRecord::try_from).transpose()
}

pub async fn find_by_email<C: ConnectionTrait>(rows: &C, email: &Email) -> Result<Option<PersonRecord>, StoreError> {
    let row = person::Entity::find().filter(person::Column::Email.eq(email.as_str())).one(rows).await?;
    row.map(PersonRecord::try_from).transpose()
}

/// Whether there is anybody yet.
pub async fn any_person<C: ConnectionTrait>(rows: &C) -> Result<bool, StoreError> {
    let found: Option<i64> =
        person::Entity::find().select_only().column(person::Column::Id).limit(1).into_tuple().one(rows).await?;
    Ok(found.is_some())
}

/// Everybody, in the order they came: for the shell of the server only.
pub async fn list_all<C: ConnectionTrait>(rows: &C) -> Result<Vec<PersonRecord>, StoreError> {
    let found = person::Entity::find().order_by_asc(person::Column::Id).all(rows).await?;
    found.into_iter().map(PersonRecord::try_from).collect()
}
