//! Who is in which project, as what.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult};

use crate::{
    domain::{
        access::Role,
        ids::{PersonId, ProjectId},
        timestamp::Timestamp,
    },
    store::{StoreError, entity::membership, sql},
};

pub(super) fn read_role(text: &str) -> Result<Role, StoreError> {
    Role::parse(text).ok_or(StoreError::Damaged("a membership"))
}

/// `None`: the person is no member.
pub async fn find_role<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    person: PersonId,
) -> Result<Option<Role>, StoreError> {
    let row = membership::Entity::find_by_id((project.0, person.0)).one(rows).await?;
    row.map(|row| read_role(&row.role)).transpose()
}

#[derive(FromQueryResult)]
struct RoleRow {
    project_id: i64,
    role: String,
}

/// The role of a person in each of their projects.
pub async fn list_roles<C: ConnectionTrait>(rows: &C, person: PersonId) -> Result<Vec<(ProjectId, Role)>, StoreError> {
    let text = "SELECT project_id, role FROM membership WHERE person_id = $1";
    let found = sql::all::<RoleRow, _>(rows, text, vec![person.0.into()]).await?;
    found.into_iter().map(|row| Ok((ProjectId(row.project_id), read_role(&row.role)?))).collect()
}

/// # Errors
/// [`StoreError::Duplicate`] when the person is a member already.
pub async fn add_member<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    person: PersonId,
    role: Role,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = membership::ActiveModel {
        project_id: Set(project.0),
        person_id: Set(person.0),
        role: Set(role.as_str().to_string()),
        created_at: Set(at.0),
    };
    row.insert(rows).await?;
    Ok(())
}

pub async fn set_role<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    person: PersonId,
    role: Role,
) -> Result<(), StoreError> {
    let text = "UPDATE membership SET role = $3 WHERE project_id = $1 AND person_id = $2";
    sql::run(rows, text, vec![project.0.into(), person.0.into(), role.as_str().into()]).await?;
    Ok(())
}

pub async fn remove_member<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    person: PersonId,
) -> Result<(), StoreError> {
    membership::Entity::delete_by_id((project.0, person.0)).exec(rows).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct CountRow {
    admins: i64,
}

/// How many admins a project has. Inside a write that holds the project, nobody changes it meanwhile.
pub async fn count_admins<C: ConnectionTrait>(rows: &C, project: ProjectId) -> Result<i64, StoreError> {
    let text = "SELECT count(*) AS admins FROM membership WHERE project_id = $1 AND role = $2";
    let row = sql::one::<CountRow, _>(rows, text, vec![project.0.into(), Role::Admin.as_str().into()]).await?;
    Ok(row.map_or(0, |row| row.admins))
}
