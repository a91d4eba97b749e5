//! `GET /prompts/{name}/versions`: the history, without the texts.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    asked::{Place, Program, Question},
    card::NamePath,
    openapi::ReadRefusals,
    page::{self, Page},
    problem::Problem,
    question,
    version::VersionSummary,
};
use crate::{
    domain::{
        projects::ProjectRef,
        prompts::{delivery::HistoryQuery, name::PromptName, number::VersionNumber},
    },
    usecases::{self, App},
};

const LIST: &str = "versions";

/// Of lists that are not searched.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Turn {
    /// How many a page has; 30 by default.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    pub limit: Option<String>,
    /// `next_cursor` of the page before.
    #[param(min_length = 1, max_length = 100, pattern = "^[A-Za-z0-9_-]+$")]
    pub cursor: Option<String>,
}

/// A prompt's versions, newest first
#[utoipa::path(
    get, path = "/api/v1/prompts/{name}/versions", operation_id = "list_versions", tag = "versions",
    params(NamePath, Turn),
    responses((status = 200, description = "A page of the history", body = Page<VersionSummary>), ReadRefusals),
)]
pub async fn list_versions(
    State(app): State<App>,
    Program(caller): Program,
    Place(name): Place<PromptName>,
    Question(turn): Question<Turn>,
) -> Result<Response, Problem> {
    let limit = question::limit(turn.limit.as_deref())?;
    let before = page::place(LIST, turn.cursor.as_deref())?;
    let before = before.and_then(|place| i32::try_from(place).ok()).and_then(VersionNumber::new);
    let query = HistoryQuery { before, offset: 0, limit: limit + 1 };
    let current = ProjectRef::Current;
    let (lines, _) = usecases::prompts::list_history(&app, &caller, &current, name.as_str(), &query).await?;
    let page = Page::of(LIST, lines, limit, |line| line.summary.number.get().into(), VersionSummary::of);
    Ok(Json(page).into_response())
}
