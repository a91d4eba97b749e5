//! A project by what names it.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};

use crate::{
    domain::{
        access::Role,
        ids::{PersonId, ProjectId},
        people::account::MyProject,
    },
    store::{StoreError, entity::project, sql},
};

/// A project's own row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectRecord {
    pub id: ProjectId,
    pub slug: String,
    pub name: String,
    pub token: String,
}

pub async fn find<C: ConnectionTrait>(rows: &C, project: ProjectId) -> Result<Option<ProjectRecord>, StoreError> {
    let row = project::Entity::find_by_id(project.0).one(rows).await?;
    Ok(row.map(|row| ProjectRecord { id: ProjectId(row.id), slug: row.slug, name: row.name, token: row.token }))
}

#[derive(FromQueryResult)]
struct IdRow {
    id: i64,
}

pub async fn find_by_slug<C: ConnectionTrait>(rows: &C, slug: &str) -> Result<Option<ProjectId>, StoreError> {
    let row = sql::one::<IdRow, _>(rows, "SELECT id FROM project WHERE slug = $1", vec![slug.into()]).await?;
    Ok(row.map(|row| ProjectId(row.id)))
}

/// By the project's own token (`phc_…`), which says which project is meant and opens nothing.
pub async fn find_by_token<C: ConnectionTrait>(rows: &C, token: &str) -> Result<Option<ProjectId>, StoreError> {
    let row = project::Entity::find().filter(project::Column::Token.eq(token)).one(rows).await?;
    Ok(row.map(|row| ProjectId(row.id)))
}

#[derive(FromQueryResult)]
struct MineRow {
    slug: String,
    name: String,
    role: String,
}

/// The projects a person may enter, by name.
pub async fn list_of_person<C: ConnectionTrait>(rows: &C, person: PersonId) -> Result<Vec<MyProject>, StoreError> {
    let found = sql::all::<MineRow, _>(
        rows,
        "SELECT p.slug, p.name, m.role FROM membership m JOIN project p ON p.id = m.project_id \
         WHERE m.person_id = $1 ORDER BY lower(p.name), p.id",
        vec![person.0.into()],
    )
    .await?;
    let mut projects = Vec::with_capacity(found.len());
    for MineRow { slug, name, role } in found {
        let role = Role::parse(&role).ok_or(StoreError::Damaged("a membership"))?;
        projects.push(MyProject { slug, name, role });
    }
    Ok(projects)
}
