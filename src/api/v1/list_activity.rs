//! `GET /activity`: who did what in the project.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    asked::{Program, Question},
    openapi::CountedRefusals,
    page::{self, Page},
    problem::Problem,
};
use crate::{
    domain::{activity::Activity as Line, ids::ActivityId, projects::ProjectRef},
    usecases::{self, App},
};

const LIST: &str = "activity";

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Older {
    /// `next_cursor` of the page before.
    #[param(min_length = 1, max_length = 100, pattern = "^[A-Za-z0-9_-]+$")]
    cursor: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct Activity {
    #[schema(format = DateTime)]
    at: String,
    person: String,
    /// The key's name, when a program acted.
    key: Option<String>,
    #[schema(example = "publish_version")]
    verb: &'static str,
    /// The name of what it was done to.
    subject: String,
    before: Option<String>,
    after: Option<String>,
}

impl Activity {
    fn of(line: Line) -> Self {
        let Line { id: _, at, person, key, verb, subject, before, after } = line;
        Self { at: at.rfc3339(), person, key, verb: verb.as_str(), subject, before, after }
    }
}

/// Who did what, newest first
///
/// 50 lines a page. Needs the scope admin.
#[utoipa::path(
    get, path = "/api/v1/activity", operation_id = "list_activity", tag = "project",
    params(Older),
    responses((status = 200, description = "A page of the record", body = Page<Activity>), CountedRefusals),
)]
pub async fn list_activity(
    State(app): State<App>,
    Program(caller): Program,
    Question(older): Question<Older>,
) -> Result<Response, Problem> {
    let before = page::place(LIST, older.cursor.as_deref())?.map(ActivityId);
    let found = usecases::activity::list_activity(&app, &caller, &ProjectRef::Current, before).await?;
    let next_cursor = found.older.map(|id| page::cursor(LIST, id.0));
    let data = found.lines.into_iter().map(Activity::of).collect();
    Ok(Json(Page { data, next_cursor }).into_response())
}
