//! `GET /v1/prompts/{id}/versions`: the versions of a prompt, newest first.

use axum::{
    extract::{Path, Request, State, rejection::PathRejection},
    response::Response,
};

use super::{
    ask,
    paging::{Paging, no_cursor},
    problem::Problem,
    row::{Page, VersionRow},
};
use crate::{
    api::sealed::Sealed,
    domain::{
        access::{Caller, Right},
        ids::VersionId,
        projects::ProjectRef,
        prompts::{
            delivery::{Delivery, HistoryQuery, Locator},
            name::PromptName,
            number::VersionNumber,
        },
    },
    usecases::{self, App, global_id},
};

/// The size of a page when none is asked for, and the largest there is: a hundred versions can be a hundred megabytes.
const MOST: u32 = 100;

pub async fn list_versions(
    State(app): State<App>,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let paging = Paging::of(request.uri().query().unwrap_or_default(), MOST)?;
    let Path(id) = path.map_err(|_| Problem::unprocessable("Invalid prompt name"))?;
    // Of a prompt that is not there the list is empty, as at Phoenix.
    let found = match ask::prompt(&app, &caller, Right::ReadPrompts, &id).await? {
        Some(name) => read(&app, &caller, &name, paging).await?,
        None => Vec::new(),
    };
    let next_cursor = paging.next(&found, |version| global_id::of_version(version.version_id));
    let data = paging.page(&found).iter().map(VersionRow::of).collect();
    Ok(Sealed::of(&Page { data, next_cursor }).answer(request.headers()))
}

/// One more than the page holds.
async fn read(app: &App, caller: &Caller, name: &PromptName, paging: Paging) -> Result<Vec<Delivery>, Problem> {
    let project = ProjectRef::Current;
    let before = match paging.from {
        None => None,
        Some(row) => {
            let version = Locator::Version(VersionId(row));
            let located = usecases::prompts::locate_prompt(app, caller, &project, Right::ReadPrompts, version).await?;
            let ours = located.filter(|located| located.name == *name);
            let first = ours.ok_or_else(|| no_cursor(&global_id::of_version(VersionId(row))))?;
            // None after the last number there can be: then it is the latest, and nothing is above it.
            VersionNumber::next(first.number)
        }
    };
    let query = HistoryQuery { before, offset: 0, limit: paging.limit + 1 };
    Ok(usecases::prompts::list_version_deliveries(app, caller, &project, name.as_str(), &query).await?)
}
