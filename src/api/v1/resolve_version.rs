//! `GET /prompts/{name}/versions/{selector}`: one version as programs run it. `GET /versions/{id}`: one as it is written, for
//! good.

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, header::CACHE_CONTROL},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    asked::{Place, Program, Question},
    card::NamePath,
    openapi::ReadRefusals,
    problem::{Code, Problem},
    question::{Nothing, flag},
    version::{ResolvedVersion, Version},
};
use crate::{
    api::sealed::Sealed,
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{
            delivery::{Located, Locator},
            name::PromptName,
            selector::Selector,
        },
        refusal::Refusal,
    },
    usecases::{self, App},
};

/// A version never changes, and its id is used once.
const FOR_GOOD: &str = "private, max-age=31536000, immutable";

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "it only describes the address")]
pub struct SelectorPath {
    /// A version's number, `latest`, or a tag.
    #[param(
        min_length = 1,
        max_length = 128,
        pattern = r"^(?!.*\.\.)[a-z0-9]([a-z0-9._-]*[a-z0-9])?$",
        example = "latest"
    )]
    selector: String,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Written {
    /// With `true` references to other prompts stay as they are written, for whoever is going to change the text.
    #[param(value_type = Option<bool>)]
    as_written: Option<String>,
}

/// One version, by number, tag or latest
///
/// The prompts that it references stand in their places. Send the ETag as If-None-Match to be answered 304 while nothing
/// changed.
#[utoipa::path(
    get, path = "/api/v1/prompts/{name}/versions/{selector}", operation_id = "resolve_version", tag = "versions",
    params(NamePath, SelectorPath, Written),
    responses(
        (status = 200, description = "The version", body = ResolvedVersion,
         headers(("ETag" = String, description = "Of this answer"))),
        (status = 304, description = "What the client has is still right"),
        (status = 409, description = "A prompt that it references is no longer there, or no longer fits",
         body = super::problem::ProblemBody, content_type = "application/problem+json"),
        ReadRefusals,
    ),
)]
pub async fn resolve_version(
    State(app): State<App>,
    Program(caller): Program,
    Place((name, selector)): Place<(PromptName, String)>,
    Question(question): Question<Written>,
    request: Request,
) -> Result<Response, Problem> {
    let as_written = flag("as_written", question.as_written.as_deref())?;
    let (current, name) = (ProjectRef::Current, name.as_str());
    let Ok(selected) = Selector::parse(&selector) else {
        return Err(nothing(&app, &caller, name, &selector).await);
    };
    let sealed = match as_written {
        true => {
            let found = usecases::prompts::resolve_as_written(&app, &caller, &current, name, selected).await?;
            found.map(|delivery| Sealed::of(&ResolvedVersion::of(&delivery)))
        }
        false => {
            let found = usecases::prompts::resolve_prompt(&app, &caller, &current, name, selected).await;
            let found = found.map_err(|refusal| match refusal {
                Refusal::Reference(fault) => {
                    let says = format!("This prompt cannot be put together: {fault}. Ask for it with as_written=true.");
                    Problem::new(Code::BrokenReference, says)
                }
                refusal => refusal.into(),
            })?;
            found.map(|found| Sealed(found.rendered("v1", |delivery| Sealed::of(&ResolvedVersion::of(delivery)).0)))
        }
    };
    match sealed {
        Some(sealed) => Ok(sealed.answer(request.headers())),
        None => Err(nothing(&app, &caller, name, &selector).await),
    }
}

/// Tells a prompt that is not there from a version or tag that it does not have.
async fn nothing(app: &App, caller: &Caller, name: &str, selector: &str) -> Problem {
    let locator = Locator::Name(name);
    let located =
        usecases::prompts::locate_prompt(app, caller, &ProjectRef::Current, Right::ReadPrompts, locator).await;
    match located {
        Err(refusal) => refusal.into(),
        Ok(None) => Refusal::not_found(format!("the prompt {name:?}")).into(),
        Ok(Some(Located { number, .. })) => Problem::new(
            Code::NotFound,
            format!("The prompt {name:?} has no version or tag {selector:?}. Its latest version is {number}."),
        ),
    }
}

/// One version as it is written, by its id
///
/// Nothing in it moves, so it can be kept for good.
#[utoipa::path(
    get, path = "/api/v1/versions/{id}", operation_id = "read_version", tag = "versions",
    params(("id" = Uuid, Path, description = "The version's id")),
    responses(
        (status = 200, description = "The version", body = Version,
         headers(("Cache-Control" = String, description = "private, immutable, for a year"))),
        ReadRefusals,
    ),
)]
pub async fn read_version(
    State(app): State<App>,
    Program(caller): Program,
    Place(id): Place<Uuid>,
    Question(Nothing {}): Question<Nothing>,
) -> Result<Response, Problem> {
    let (current, locator) = (ProjectRef::Current, Locator::VersionUuid(id));
    let located = usecases::prompts::locate_prompt(&app, &caller, &current, Right::ReadPrompts, locator).await?;
    let unknown = || Refusal::not_found(format!("the version {id}"));
    let Located { name, number } = located.ok_or_else(unknown)?;
    let selected = Selector::Number(number);
    let found = usecases::prompts::resolve_as_written(&app, &caller, &current, name.as_str(), selected).await?;
    let mut answer = Json(Version::of(&found.ok_or_else(unknown)?)).into_response();
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(FOR_GOOD));
    Ok(answer)
}
