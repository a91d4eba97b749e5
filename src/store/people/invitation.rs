//! Links that let somebody into a project. Only the hash of what the link holds is kept.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
};

use super::membership::read_role;
use crate::{
    domain::{
        access::Role,
        ids::{InvitationId, PersonId, ProjectId},
        people::{account::InvitationRow, email::Email},
        timestamp::Timestamp,
    },
    store::{StoreError, entity::invitation, sql},
};

#[derive(Clone, PartialEq, Eq)]
pub struct InvitationRecord {
    pub id: InvitationId,
    pub project: ProjectId,
    pub email: Email,
    pub role: Role,
    pub made_by: PersonId,
    pub expires_at: Timestamp,
    /// Accepted, revoked or replaced.
    pub ended_at: Option<Timestamp>,
}

impl TryFrom<invitation::Model> for InvitationRecord {
    type Error = StoreError;

    fn try_from(row: invitation::Model) -> Result<Self, StoreError> {
        let damaged = |_| StoreError::Damaged("an invitation");
        Ok(Self {
            id: InvitationId(row.id),
            project: ProjectId(row.project_id),
            email: Email::parse(&row.email).map_err(damaged)?,
            role: read_role(&row.role)?,
            made_by: PersonId(row.made_by),
            expires_at: Timestamp(row.expires_at),
            ended_at: row.ended_at.map(Timestamp),
        })
    }
}

pub struct NewInvitation<'a> {
    pub email: &'a Email,
    pub role: Role,
    pub secret_hash: &'a str,
    pub made_by: PersonId,
    pub at: Timestamp,
    pub expires_at: Timestamp,
}

pub async fn insert_invitation<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    new: &NewInvitation<'_>,
) -> Result<InvitationId, StoreError> {
    let row = invitation::ActiveModel {
        project_id: Set(project.0),
        email: Set(new.email.as_str().to_string()),
        role: Set(new.role.as_str().to_string()),
        secret_hash: Set(new.secret_hash.to_string()),
        made_by: Set(new.made_by.0),
        created_at: Set(new.at.0),
        expires_at: Set(new.expires_at.0),
        ended_at: Set(None),
        ..Default::default()
    };
    Ok(InvitationId(row.insert(rows).await?.id))
}

/// Whoever holds the secret holds the link: the one question about an invitation that names no project.
pub async fn find_invitation_by_hash<C: ConnectionTrait>(
    rows: &C,
    secret_hash: &str,
) -> Result<Option<InvitationRecord>, StoreError> {
    let found = invitation::Entity::find().filter(invitation::Column::SecretHash.eq(secret_hash)).one(rows).await?;
    found.map(InvitationRecord::try_from).transpose()
}

pub async fn find_invitation<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    invitation: InvitationId,
) -> Result<Option<InvitationRecord>, StoreError> {
    let found = invitation::Entity::find_by_id(invitation.0)
        .filter(invitation::Column::ProjectId.eq(project.0))
        .one(rows)
        .await?;
    found.map(InvitationRecord::try_from).transpose()
}

/// `false`: somebody else ended it first.
pub async fn end_invitation<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    invitation: InvitationId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let text = "UPDATE invitation SET ended_at = $3 WHERE project_id = $1 AND id = $2 AND ended_at IS NULL";
    Ok(sql::run(rows, text, vec![project.0.into(), invitation.0.into(), at.0.into()]).await? == 1)
}

/// Ends the open invitations of one address, when a new one takes their place.
pub async fn end_invitations_for<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    email: &Email,
    at: Timestamp,
) -> Result<(), StoreError> {
    let text = "UPDATE invitation SET ended_at = $3 WHERE project_id = $1 AND email = $2 AND ended_at IS NULL";
    sql::run(rows, text, vec![project.0.into(), email.as_str().into(), at.0.into()]).await?;
    Ok(())
}

/// Ends the open invitations that `person` made, when they may no longer invite.
pub async fn end_invitations_by<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    person: PersonId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let text = "UPDATE invitation SET ended_at = $3 WHERE project_id = $1 AND made_by = $2 AND ended_at IS NULL";
    sql::run(rows, text, vec![project.0.into(), person.0.into(), at.0.into()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct OpenRow {
    id: i64,
    email: String,
    role: String,
    made_by: String,
    expires_at: i64,
}

/// Those that can still be accepted, the newest first.
pub async fn list_invitations<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    now: Timestamp,
) -> Result<Vec<InvitationRow>, StoreError> {
    let found = sql::all::<OpenRow, _>(
        rows,
        "SELECT i.id, i.email, i.role, p.name AS made_by, i.expires_at FROM invitation i \
         JOIN person p ON p.id = i.made_by \
         WHERE i.project_id = $1 AND i.ended_at IS NULL AND i.expires_at > $2 ORDER BY i.id DESC",
        vec![project.0.into(), now.0.into()],
    )
    .await?;
    let mut invitations = Vec::with_capacity(found.len());
    for OpenRow { id, email, role, made_by, expires_at } in found {
        let (role, expires_at) = (read_role(&role)?, Timestamp(expires_at));
        invitations.push(InvitationRow { id: InvitationId(id), email, role, made_by, expires_at });
    }
    Ok(invitations)
}
