//! What the library's filters offer.

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::list_prompts::{Conditions, count};
use crate::{
    domain::{
        ids::{PersonId, ProjectId},
        prompts::library::{LibraryFacets, LibraryQuery},
    },
    store::{StoreError, sql},
};

#[derive(FromQueryResult)]
struct TopicRow {
    topic: String,
    prompts: i64,
}

#[derive(FromQueryResult)]
struct TagRow {
    name: String,
}

#[derive(FromQueryResult)]
struct AuthorRow {
    id: i64,
    name: String,
}

/// The topics by how many prompts have them, the tags and the authors by name; of unarchived prompts, at most 100 each.
pub async fn list_facets<C: ConnectionTrait>(rows: &C, project: ProjectId) -> Result<LibraryFacets, StoreError> {
    let topics = sql::all::<TopicRow, _>(
        rows,
        "SELECT t.topic, COUNT(*) AS prompts FROM prompt_topic t JOIN prompt q ON q.id = t.prompt_id \
         WHERE q.project_id = $1 AND q.archived_at IS NULL GROUP BY t.topic ORDER BY prompts DESC, t.topic LIMIT 100",
        vec![project.0.into()],
    )
    .await?;
    let tags = sql::all::<TagRow, _>(
        rows,
        "SELECT DISTINCT t.name FROM tag t JOIN prompt q ON q.id = t.prompt_id \
         WHERE q.project_id = $1 AND q.archived_at IS NULL ORDER BY t.name LIMIT 100",
        vec![project.0.into()],
    )
    .await?;
    let authors = sql::all::<AuthorRow, _>(
        rows,
        "SELECT DISTINCT p.id, p.name FROM prompt q JOIN person p ON p.id = q.latest_author \
         WHERE q.project_id = $1 AND q.archived_at IS NULL ORDER BY p.name LIMIT 100",
        vec![project.0.into()],
    )
    .await?;
    let prompts = count(rows, &Conditions::of(rows, project, &LibraryQuery::default())).await?;
    Ok(LibraryFacets {
        prompts,
        topics: topics.into_iter().map(|row| (row.topic, u32::try_from(row.prompts).unwrap_or(u32::MAX))).collect(),
        tags: tags.into_iter().map(|row| row.name).collect(),
        authors: authors.into_iter().map(|row| (PersonId(row.id), row.name)).collect(),
    })
}
