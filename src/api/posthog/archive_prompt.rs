//! `POST …/llm_prompts/name/{name}/archive/` and `…/duplicate/`: out of use, and a copy under another name.

use axum::{
    Json,
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{
    Named, asked_about, body::Body, create_prompt::name_problem, problem::Problem, question::Share, real_name,
    resolve_prompt::no_prompt, row::FullRow,
};
use crate::{
    domain::{access::Right, prompts::name::PromptName, refusal::Refusal},
    usecases::{self, App},
};

pub async fn archive_prompt(State(app): State<App>, path: Named, request: Request) -> Result<Response, Problem> {
    let (caller, project, name) = asked_about(&app, path, request.headers(), request.uri()).await?;
    let name = real_name(&app, &caller, &project, Right::WritePrompts, name).await?;
    let archived = usecases::prompts::archive_prompt(&app, &caller, &project, &name).await;
    archived.map_err(|refusal| unknown(refusal, &name))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

pub async fn duplicate_prompt(State(app): State<App>, path: Named, request: Request) -> Result<Response, Problem> {
    let (caller, project, name) = asked_about(&app, path, request.headers(), request.uri()).await?;
    let new_name = Body::of(request).await?.required_text("new_name")?;
    let new_name = PromptName::parse(new_name.trim()).map_err(|error| name_problem("new_name", &error))?;
    let name = real_name(&app, &caller, &project, Right::WritePrompts, name).await?;
    let made = usecases::prompts::duplicate_prompt(&app, &caller, &project, &name, new_name.as_str()).await;
    let made = made.map_err(|refusal| match refusal {
        Refusal::Taken { .. } => {
            Problem::invalid_as("unique", "new_name", format!("A prompt named '{new_name}' already exists."))
        }
        refusal => unknown(refusal, &name),
    })?;
    Ok((StatusCode::CREATED, Json(FullRow::of(&made, None, Share::Full))).into_response())
}

pub fn unknown(refusal: Refusal, name: &str) -> Problem {
    match refusal {
        Refusal::NotFound { .. } => no_prompt(name),
        refusal => refusal.into(),
    }
}
