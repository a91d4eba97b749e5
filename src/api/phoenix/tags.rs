//! `/v1/prompt_versions/{id}/tags`: the tags on a version.

use std::cmp::Reverse;

use axum::{
    extract::{Path, Request, State, rejection::PathRejection},
    http::StatusCode,
    response::Response,
};

use super::{
    ask, body,
    paging::Paging,
    problem::Problem,
    row::{Page, TagRow},
};
use crate::{
    api::sealed::Sealed,
    domain::{access::Right, projects::ProjectRef},
    usecases::{self, App, global_id, prompts::TagTarget},
};

const MOST: u32 = 100;
const UNKNOWN: &str = "Prompt version not found";

type Named<T> = Result<Path<T>, PathRejection>;

pub async fn list_tags(State(app): State<App>, path: Named<String>, request: Request) -> Result<Response, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let paging = Paging::of(request.uri().query().unwrap_or_default(), MOST)?;
    let Path(id) = path.map_err(|_| no_id())?;
    let located = ask::version(&app, &caller, Right::ReadPrompts, &id).await?;
    let located = located.ok_or(Problem::not_found(UNKNOWN))?;
    let all = usecases::prompts::list_tags(&app, &caller, &ProjectRef::Current, located.name.as_str()).await;
    let mut tags = all.map_err(|refusal| Problem::from(refusal).missing_is(UNKNOWN))?;
    tags.retain(|tag| tag.tag.number == located.number && paging.from.is_none_or(|from| tag.id.0 <= from));
    tags.sort_by_key(|tag| Reverse(tag.id));
    let next_cursor = paging.next(&tags, |tag| global_id::of_tag(tag.id));
    let data = paging.page(&tags).iter().map(TagRow::of).collect();
    Ok(Sealed::of(&Page { data, next_cursor }).answer(request.headers()))
}

/// Makes the tag, or moves it here from another version of the prompt.
pub async fn set_tag(State(app): State<App>, path: Named<String>, request: Request) -> Result<StatusCode, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let body::SetTag { name, description } = body::set_tag(&ask::body(request).await?)?;
    let Path(id) = path.map_err(|_| no_id())?;
    let located = ask::version(&app, &caller, Right::MoveTags, &id).await?.ok_or_else(Problem::nothing)?;
    let target = TagTarget::to(name.as_str(), located.number.get()).described(Some(&description));
    usecases::prompts::set_tag(&app, &caller, &ProjectRef::Current, located.name.as_str(), target).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes the tag, on whichever version of the prompt it is.
pub async fn remove_tag(
    State(app): State<App>,
    path: Named<(String, String)>,
    request: Request,
) -> Result<StatusCode, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let Path((id, tag)) = path.map_err(|_| no_id())?;
    let tag = ask::tag(&tag)?;
    let located = ask::version(&app, &caller, Right::MoveTags, &id).await?.ok_or_else(Problem::nothing)?;
    let name = located.name.as_str();
    usecases::prompts::remove_tag(&app, &caller, &ProjectRef::Current, name, tag.as_str(), None).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn no_id() -> Problem {
    Problem::unprocessable("Invalid prompt version ID")
}
