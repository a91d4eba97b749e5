//! `POST /prompts/{name}/archive`, `GET /archived-prompts`, `POST /archived-prompts/{id}/bring-back`.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    asked::{Place, Program, Question},
    card::NamePath,
    list_versions::Turn,
    once::{self, Bare, Made, OnceHeader},
    openapi::{CountedRefusals, ReadRefusals, WriteRefusals},
    page::{self, Page},
    problem::Problem,
    question::{self, Nothing},
};
use crate::{
    domain::{
        access::{Caller, Right},
        ids::PromptId,
        projects::ProjectRef,
        prompts::{library::ArchivedPrompt as Archived, name::PromptName},
    },
    usecases::{self, App},
};

const LIST: &str = "archived";

/// Take a prompt out of use
///
/// Its name, ids and tags stop resolving at once, and the name is free. An admin can bring it back.
#[utoipa::path(
    post, path = "/api/v1/prompts/{name}/archive", operation_id = "archive_prompt", tag = "prompts",
    params(NamePath, OnceHeader),
    responses((status = 204, description = "It is out of use"), ReadRefusals, WriteRefusals),
)]
pub async fn archive_prompt(
    State(app): State<App>,
    Program(caller): Program,
    Place(name): Place<PromptName>,
    Question(Nothing {}): Question<Nothing>,
    Bare(once): Bare,
) -> Result<Response, Problem> {
    let theirs = app.clone();
    let run = async move |caller: Caller| {
        usecases::prompts::archive_prompt(&theirs, &caller, &ProjectRef::Current, name.as_str()).await?;
        Ok(Made::nothing())
    };
    once::answer(&app, caller, Right::WritePrompts, once, run).await
}

#[derive(Serialize, ToSchema)]
pub struct ArchivedPrompt {
    id: Uuid,
    /// Others can have the same one by now.
    name: String,
    description: String,
    latest_version: i32,
    #[schema(format = DateTime)]
    archived_at: String,
}

impl ArchivedPrompt {
    fn of(archived: Archived) -> Self {
        Self {
            id: archived.uuid,
            name: archived.name.into(),
            description: archived.description,
            latest_version: archived.latest.get(),
            archived_at: archived.archived_at.rfc3339(),
        }
    }
}

/// The archived prompts, newest prompt first
///
/// Needs the scope admin.
#[utoipa::path(
    get, path = "/api/v1/archived-prompts", operation_id = "list_archived_prompts", tag = "prompts",
    params(Turn),
    responses((status = 200, description = "A page of archived prompts", body = Page<ArchivedPrompt>), CountedRefusals),
)]
pub async fn list_archived(
    State(app): State<App>,
    Program(caller): Program,
    Question(turn): Question<Turn>,
) -> Result<Response, Problem> {
    let limit = question::limit(turn.limit.as_deref())?;
    let before = page::place(LIST, turn.cursor.as_deref())?.map(PromptId);
    let found = usecases::prompts::list_archived(&app, &caller, &ProjectRef::Current, before, limit + 1).await?;
    Ok(Json(Page::of(LIST, found, limit, |one| one.id.0, ArchivedPrompt::of)).into_response())
}

#[derive(Serialize, ToSchema)]
pub struct BroughtBack {
    name: String,
}

/// Bring an archived prompt back
///
/// With its versions and tags, while its name is free. Needs the scope admin.
#[utoipa::path(
    post, path = "/api/v1/archived-prompts/{id}/bring-back", operation_id = "bring_back_prompt", tag = "prompts",
    params(("id" = Uuid, Path, description = "The archived prompt's id"), OnceHeader),
    responses((status = 200, description = "It is back in use", body = BroughtBack), ReadRefusals, WriteRefusals),
)]
pub async fn bring_back_prompt(
    State(app): State<App>,
    Program(caller): Program,
    Place(id): Place<Uuid>,
    Question(Nothing {}): Question<Nothing>,
    Bare(once): Bare,
) -> Result<Response, Problem> {
    let theirs = app.clone();
    let run = async move |caller: Caller| {
        let name = usecases::prompts::bring_back_prompt(&theirs, &caller, &ProjectRef::Current, id).await?;
        Ok(Made::json(StatusCode::OK, &BroughtBack { name: name.into() }))
    };
    once::answer(&app, caller, Right::Administer, once, run).await
}
