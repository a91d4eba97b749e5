//! `POST /v1/prompts/{id}/versions`: the next version, upon whatever is the latest.

use axum::{
    Json,
    extract::{Path, Request, State, rejection::PathRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{
    ask, body, chat,
    problem::Problem,
    row::{Data, VersionRow},
};
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{
            delivery::Delivery,
            name::PromptName,
            publish::{Base, WhenUnchanged},
            version::Snapshot,
        },
        refusal::Outcome,
    },
    usecases::{
        self, App,
        prompts::{NewTag, Publish},
    },
};

const UNKNOWN: &str = "Prompt not found";

pub async fn publish_version(
    State(app): State<App>,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let body::Publish { version, tags } = body::publish(&ask::body(request).await?)?;
    let Path(id) = path.map_err(|_| Problem::unprocessable("Invalid prompt name"))?;
    let name = ask::prompt(&app, &caller, Right::WritePrompts, &id).await?;
    let name = name.ok_or(Problem::not_found(UNKNOWN))?;
    match publish(&app, &caller, &name, version, tags).await {
        Ok(written) => Ok(answer(StatusCode::CREATED, &written)),
        Err(refusal) => Err(Problem::from(refusal).missing_is(UNKNOWN)),
    }
}

/// A text that says what the latest version says makes a version too: these clients expect one.
pub async fn publish(
    app: &App,
    caller: &Caller,
    name: &PromptName,
    version: body::Version,
    tags: Vec<NewTag>,
) -> Outcome<Delivery> {
    let body::Version { snapshot: Snapshot { content, format, settings, metadata }, message } = version;
    let publish = Publish { base: Base::Latest, message, when_unchanged: WhenUnchanged::Publish, tags, dry_run: false };
    usecases::prompts::publish_version(app, caller, &ProjectRef::Current, name.as_str(), publish, |held| {
        Ok(Snapshot { content: chat::upon(&held.content, content), format, settings, metadata })
    })
    .await
}

pub fn answer(status: StatusCode, written: &Delivery) -> Response {
    (status, Json(Data { data: VersionRow::of(written) })).into_response()
}
