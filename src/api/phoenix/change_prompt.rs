//! `PATCH` and `DELETE /v1/prompts/{id}`: what is not versioned, and taking a prompt out of use.

use axum::{
    Json,
    extract::{Path, Request, State, rejection::PathRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{
    ask, body,
    problem::Problem,
    row::{ChangedRow, Data},
};
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::name::PromptName,
    },
    usecases::{self, App},
};

const UNKNOWN: &str = "Prompt not found";

type Named = Result<Path<String>, PathRejection>;

pub async fn change_details(State(app): State<App>, path: Named, request: Request) -> Result<Response, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let change = body::change(&ask::body(request).await?)?;
    let name = named(&app, &caller, path).await?;
    let changed = usecases::prompts::change_details(&app, &caller, &ProjectRef::Current, name.as_str(), change).await;
    let changed = changed.map_err(|refusal| Problem::from(refusal).missing_is(UNKNOWN))?;
    Ok(Json(Data { data: ChangedRow::of(&changed) }).into_response())
}

/// The prompt is archived: its name, ids and tags resolve no more, and an admin can bring it back.
pub async fn archive_prompt(State(app): State<App>, path: Named, request: Request) -> Result<StatusCode, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let name = named(&app, &caller, path).await?;
    let archived = usecases::prompts::archive_prompt(&app, &caller, &ProjectRef::Current, name.as_str()).await;
    archived.map_err(|refusal| Problem::from(refusal).missing_is(UNKNOWN))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn named(app: &App, caller: &Caller, path: Named) -> Result<PromptName, Problem> {
    let Path(id) = path.map_err(|_| Problem::unprocessable("Invalid prompt name"))?;
    ask::prompt(app, caller, Right::WritePrompts, &id).await?.ok_or(Problem::not_found(UNKNOWN))
}
