//! A project that was not there before, and its name later.

use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use crate::{
    domain::{ids::ProjectId, timestamp::Timestamp},
    store::{StoreError, sql},
};

pub struct NewProject<'a> {
    pub name: &'a str,
    /// The wanted word for addresses; when another project has it, `-2`, `-3`, … is added.
    pub slug: &'a str,
    pub token: &'a str,
    pub at: Timestamp,
}

#[derive(FromQueryResult)]
struct IdRow {
    id: i64,
}

/// Answers the id and the word for addresses it got.
pub async fn insert<C: ConnectionTrait>(rows: &C, new: &NewProject<'_>) -> Result<(ProjectId, String), StoreError> {
    for attempt in 1_u32.. {
        let slug = match attempt {
            1 => new.slug.to_string(),
            _ => format!("{}-{attempt}", new.slug),
        };
        // A violated constraint would end the whole transaction on PostgreSQL, so that a second try could not follow.
        let row = sql::one::<IdRow, _>(
            rows,
            "INSERT INTO project (uuid, slug, name, token, created_at) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (slug) DO NOTHING RETURNING id",
            vec![
                Uuid::now_v7().to_string().into(),
                slug.as_str().into(),
                new.name.into(),
                new.token.into(),
                new.at.0.into(),
            ],
        )
        .await?;
        if let Some(row) = row {
            return Ok((ProjectId(row.id), slug));
        }
    }
    Err(StoreError::Duplicate)
}

pub async fn rename<C: ConnectionTrait>(rows: &C, project: ProjectId, name: &str) -> Result<(), StoreError> {
    sql::run(rows, "UPDATE project SET name = $2 WHERE id = $1", vec![project.0.into(), name.into()]).await?;
    Ok(())
}
