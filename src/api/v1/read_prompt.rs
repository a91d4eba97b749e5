//! `GET` and `PATCH /prompts/{name}`: what is not versioned.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    asked::{Body, Place, Program, Question},
    card::{NamePath, Prompt},
    content::{Given, Object as Sent},
    openapi::{ReadRefusals, WriteRefusals},
    problem::Problem,
    question::Nothing,
    words,
};
use crate::{
    domain::{projects::ProjectRef, prompts::name::PromptName, refusal::Field},
    usecases::{self, App, prompts::DetailsChange},
};

#[derive(Serialize, ToSchema)]
pub struct PromptDetails {
    #[serde(flatten)]
    prompt: Prompt,
    /// The prompt that this one was duplicated from.
    copied_from: Option<String>,
}

/// One prompt, without its text
#[utoipa::path(
    get, path = "/api/v1/prompts/{name}", operation_id = "read_prompt", tag = "prompts",
    params(NamePath),
    responses((status = 200, description = "The prompt", body = PromptDetails), ReadRefusals),
)]
pub async fn read_prompt(
    State(app): State<App>,
    Program(caller): Program,
    Place(name): Place<PromptName>,
    Question(Nothing {}): Question<Nothing>,
) -> Result<Response, Problem> {
    let (card, copied_from) = usecases::prompts::read_card(&app, &caller, &ProjectRef::Current, name.as_str()).await?;
    let copied_from = copied_from.map(Into::into);
    Ok(Json(PromptDetails { prompt: Prompt::of(card), copied_from }).into_response())
}

/// What is left out stays as it is.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"description": "Answers to customers", "topics": ["support"]}))]
pub struct PromptChange {
    #[schema(value_type = Option<words::Remark>)]
    description: Option<String>,
    /// Trimmed, in lower case, each once.
    #[schema(value_type = Option<Vec<words::TopicName>>, max_items = 20)]
    topics: Option<Vec<String>>,
    /// Any JSON object of at most 256 KB and 64 levels; `null` takes it away.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    metadata: Given<Sent>,
}

/// Change description, topics or metadata
///
/// They are not versioned: nothing is published.
#[utoipa::path(
    patch, path = "/api/v1/prompts/{name}", operation_id = "change_prompt", tag = "prompts",
    params(NamePath), request_body = PromptChange,
    responses((status = 204, description = "It is changed"), ReadRefusals, WriteRefusals),
)]
pub async fn change_prompt(
    State(app): State<App>,
    Program(caller): Program,
    Place(name): Place<PromptName>,
    Question(Nothing {}): Question<Nothing>,
    Body(sent): Body<PromptChange>,
) -> Result<StatusCode, Problem> {
    let PromptChange { description, topics, metadata } = sent;
    let change = DetailsChange { description, topics, metadata: metadata.judged(Field::Metadata)? };
    usecases::prompts::change_details(&app, &caller, &ProjectRef::Current, name.as_str(), change).await?;
    Ok(StatusCode::NO_CONTENT)
}
