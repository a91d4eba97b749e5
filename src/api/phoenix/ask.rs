//! What every handler needs of a request: who asks, the body, and what the ids in the path stand for.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
};

use super::problem::Problem;
use crate::{
    api::bearer::bearer,
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{
            delivery::{Located, Locator},
            name::PromptName,
            tag::{TagName, TagNameError},
        },
        refusal::Refusal,
    },
    usecases::{self, App, global_id, identify},
};

pub async fn caller(app: &App, headers: &HeaderMap) -> Result<Caller, Problem> {
    let secret = bearer(headers).ok_or(Refusal::SignedOut)?;
    Ok(identify::key(app, secret).await?)
}

pub async fn body(request: Request) -> Result<Bytes, Problem> {
    let read: Result<Bytes, BytesRejection> = Bytes::from_request(request, &()).await;
    read.map_err(|rejection| match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::text(
            StatusCode::PAYLOAD_TOO_LARGE,
            "This request is larger than 20 MiB; a prompt has at most 1,000,000 bytes, so send less at once.",
        ),
        status => Problem::text(status, "There was an error parsing the body"),
    })
}

/// The name of the prompt that stands in the path by its name or its id. `None`: no such prompt. A name is not looked
/// up here: the use case that gets it says whether it is there.
pub async fn prompt(app: &App, caller: &Caller, right: Right, text: &str) -> Result<Option<PromptName>, Problem> {
    let id = global_id::prompt(text);
    if id.is_some() {
        return Ok(usecases::prompts::find_name(app, caller, &ProjectRef::Current, right, text, id).await?);
    }
    match PromptName::parse(text) {
        Ok(name) => Ok(Some(name)),
        Err(_) => Err(Problem::unprocessable("Invalid prompt name")),
    }
}

/// The prompt and the number of the version that stands in the path by its id. `None`: no such version.
pub async fn version(app: &App, caller: &Caller, right: Right, text: &str) -> Result<Option<Located>, Problem> {
    let id = global_id::version(text).ok_or_else(|| Problem::unprocessable("Invalid prompt version ID"))?;
    let locator = Locator::Version(id);
    Ok(usecases::prompts::locate_prompt(app, caller, &ProjectRef::Current, right, locator).await?)
}

pub fn tag(text: &str) -> Result<TagName, Problem> {
    TagName::parse(text).map_err(|error| match error {
        // Names that Phoenix allows, and that no tag has here.
        TagNameError::Latest | TagNameError::Number => Problem::nothing(),
        TagNameError::Length | TagNameError::Letters => Problem::unprocessable("Invalid tag name"),
    })
}
