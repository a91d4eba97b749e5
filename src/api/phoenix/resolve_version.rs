//! One version: the latest, one by its number, one that a tag points at, one by its id.

use axum::{
    extract::{Path, Request, State, rejection::PathRejection},
    http::HeaderMap,
    response::Response,
};

use super::{
    ask,
    problem::Problem,
    row::{Data, VersionRow},
};
use crate::{
    api::sealed::Sealed,
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{name::PromptName, number::VersionNumber, selector::Selector},
        refusal::Refusal,
    },
    usecases::{self, App},
};

type Named<T> = Result<Path<T>, PathRejection>;

/// `GET /v1/prompts/{id}/latest`
pub async fn latest(State(app): State<App>, path: Named<String>, request: Request) -> Result<Response, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let Path(id) = path.map_err(|_| no_name())?;
    by_prompt(&app, &caller, &id, Selector::Latest, request.headers()).await
}

/// `GET /v1/prompts/{id}/tags/{tag}`
pub async fn tagged(
    State(app): State<App>,
    path: Named<(String, String)>,
    request: Request,
) -> Result<Response, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let Path((id, tag)) = path.map_err(|_| no_name())?;
    by_prompt(&app, &caller, &id, Selector::Tag(ask::tag(&tag)?), request.headers()).await
}

/// `GET /v1/prompts/{id}/versions/{number}`, which is ours: Phoenix has no numbers in its addresses.
pub async fn numbered(
    State(app): State<App>,
    path: Named<(String, String)>,
    request: Request,
) -> Result<Response, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let Path((id, number)) = path.map_err(|_| no_name())?;
    let number = number.parse().ok().and_then(VersionNumber::new).ok_or_else(Problem::nothing)?;
    by_prompt(&app, &caller, &id, Selector::Number(number), request.headers()).await
}

/// `GET /v1/prompt_versions/{id}`
pub async fn by_id(State(app): State<App>, path: Named<String>, request: Request) -> Result<Response, Problem> {
    let caller = ask::caller(&app, request.headers()).await?;
    let Path(id) = path.map_err(|_| Problem::unprocessable("Invalid prompt version ID"))?;
    let located = ask::version(&app, &caller, Right::ReadPrompts, &id).await?.ok_or_else(Problem::nothing)?;
    answer(&app, &caller, &located.name, Selector::Number(located.number), request.headers()).await
}

fn no_name() -> Problem {
    Problem::unprocessable("Invalid prompt name")
}

async fn by_prompt(
    app: &App,
    caller: &Caller,
    id: &str,
    selector: Selector,
    asked: &HeaderMap,
) -> Result<Response, Problem> {
    let name = ask::prompt(app, caller, Right::ReadPrompts, id).await?.ok_or_else(Problem::nothing)?;
    answer(app, caller, &name, selector, asked).await
}

async fn answer(
    app: &App,
    caller: &Caller,
    name: &PromptName,
    selector: Selector,
    asked: &HeaderMap,
) -> Result<Response, Problem> {
    let found = usecases::prompts::resolve_prompt(app, caller, &ProjectRef::Current, name.as_str(), selector).await;
    let found = found.map_err(|refusal| match refusal {
        Refusal::Reference(fault) => Problem::broken(&fault),
        refusal => refusal.into(),
    })?;
    let found = found.ok_or_else(Problem::nothing)?;
    let bytes = found.rendered("phoenix", |delivered| Sealed::of(&Data { data: VersionRow::of(delivered) }).0);
    Ok(Sealed(bytes).answer(asked))
}
