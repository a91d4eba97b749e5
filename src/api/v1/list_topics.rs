//! `GET /topics`: the words that prompts are sorted by.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    asked::{Program, Question},
    openapi::ListRefusals,
    page::All,
    problem::Problem,
    question::Nothing,
};
use crate::{
    domain::projects::ProjectRef,
    usecases::{self, App},
};

#[derive(Serialize, ToSchema)]
pub struct Topic {
    name: String,
    /// How many prompts in use have it.
    prompts: u32,
}

/// The project's topics
#[utoipa::path(
    get, path = "/api/v1/topics", operation_id = "list_topics", tag = "prompts",
    responses((status = 200, description = "All topics", body = All<Topic>), ListRefusals),
)]
pub async fn list_topics(
    State(app): State<App>,
    Program(caller): Program,
    Question(Nothing {}): Question<Nothing>,
) -> Result<Response, Problem> {
    let facets = usecases::prompts::list_facets(&app, &caller, &ProjectRef::Current).await?;
    let data = facets.topics.into_iter().map(|(name, prompts)| Topic { name, prompts }).collect();
    Ok(Json(All { data }).into_response())
}
