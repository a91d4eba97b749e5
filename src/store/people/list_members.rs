//! Everybody in a project.

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::membership::read_role;
use crate::{
    domain::{
        access::Role,
        ids::{PersonId, ProjectId},
        timestamp::Timestamp,
    },
    store::{StoreError, sql},
};

#[derive(Clone, PartialEq, Eq)]
pub struct MemberRecord {
    pub id: PersonId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub owner: bool,
    pub joined_at: Timestamp,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    name: String,
    email: String,
    role: String,
    owner: bool,
    created_at: i64,
}

/// By name.
pub async fn list_members<C: ConnectionTrait>(rows: &C, project: ProjectId) -> Result<Vec<MemberRecord>, StoreError> {
    let found = sql::all::<Row, _>(
        rows,
        "SELECT p.id, p.name, p.email, m.role, p.owner, m.created_at FROM membership m \
         JOIN person p ON p.id = m.person_id WHERE m.project_id = $1 ORDER BY lower(p.name), p.id",
        vec![project.0.into()],
    )
    .await?;
    let mut members = Vec::with_capacity(found.len());
    for Row { id, name, email, role, owner, created_at } in found {
        let (role, joined_at) = (read_role(&role)?, Timestamp(created_at));
        members.push(MemberRecord { id: PersonId(id), name, email, role, owner, joined_at });
    }
    Ok(members)
}
