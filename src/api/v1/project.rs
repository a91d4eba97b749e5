//! `/project`: the project of the key.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    asked::{Body, Program, Question},
    openapi::{ListRefusals, WriteRefusals},
    people::PersonRole,
    problem::Problem,
    question::Nothing,
    words,
};
use crate::{
    domain::{access::Role, projects::ProjectRef},
    usecases::{self, App},
};

#[derive(Serialize, ToSchema)]
pub struct Project {
    /// The word after /p/ in the browser's addresses.
    slug: String,
    name: String,
    /// `phc_…`: it says which project a program means, and opens nothing. `null` for a viewer's key.
    token: Option<String>,
    /// The role of the key's maker.
    #[schema(value_type = PersonRole)]
    role: Role,
}

/// The key's project
#[utoipa::path(
    get, path = "/api/v1/project", operation_id = "read_project", tag = "project",
    responses((status = 200, description = "The project", body = Project), ListRefusals),
)]
pub async fn read_project(
    State(app): State<App>,
    Program(caller): Program,
    Question(Nothing {}): Question<Nothing>,
) -> Result<Response, Problem> {
    let page = usecases::projects::read_project(&app, &caller, &ProjectRef::Current).await?;
    let token = Some(page.token).filter(|token| !token.is_empty());
    Ok(Json(Project { slug: page.slug, name: page.name, token, role: page.role }).into_response())
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Northwind Care"}))]
pub struct NewName {
    #[schema(value_type = words::Title)]
    name: String,
}

/// Give the project another name
///
/// The word in addresses stays. Needs the scope admin.
#[utoipa::path(
    patch, path = "/api/v1/project", operation_id = "rename_project", tag = "project", request_body = NewName,
    responses((status = 204, description = "It has that name"), WriteRefusals),
)]
pub async fn rename_project(
    State(app): State<App>,
    Program(caller): Program,
    Question(Nothing {}): Question<Nothing>,
    Body(sent): Body<NewName>,
) -> Result<StatusCode, Problem> {
    usecases::projects::rename_project(&app, &caller, &ProjectRef::Current, &sent.name).await?;
    Ok(StatusCode::NO_CONTENT)
}
