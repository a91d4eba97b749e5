//! PostHog's door: its client libraries fetch prompts here, unmodified, and programs write them. What it says of PostHog stays in this folder;
//! `docs/posthog-clients.md` tells what differs.

mod archive_prompt;
mod body;
mod chat;
mod content;
mod create_prompt;
#[cfg(any(test, feature = "fuzz"))]
pub mod fuzz;
mod key;
mod links;
mod list_activity;
mod list_deliveries;
mod list_history;
mod outline;
mod problem;
mod publish_version;
mod question;
mod resolve_prompt;
mod row;
mod set_tag;

use axum::{
    Router,
    extract::{Path, rejection::PathRejection},
    http::{HeaderMap, Method, Uri},
    response::IntoResponse,
    routing::{MethodRouter, any, get, post, put},
};
use uuid::Uuid;

use crate::{
    api::Door,
    domain::{
        access::{Caller, Right},
        ids::ProjectId,
        projects::ProjectRef,
        prompts::delivery::Locator,
        refusal::Refusal,
    },
    usecases::{self, App},
};
use problem::Problem;
use question::Question;

/// Newer clients ask under `environments`, older ones under `projects`; some leave the last slash away, and a redirect
/// would cost them a second request or their key.
pub fn door() -> Door {
    let mut router = Router::new();
    for base in ["/api/environments/{who}", "/api/projects/{who}"] {
        for slash in ["", "/"] {
            for (path, methods) in addresses() {
                router = router.route(&format!("{base}{path}{slash}"), methods.fallback(wrong_method));
            }
        }
        router = router.route(&format!("{base}/llm_prompts/{{*rest}}"), any(nowhere));
    }
    Door {
        router,
        owns: |path| path.starts_with("/api/projects/") || path.starts_with("/api/environments/"),
        refuse: |status, refusal| Problem::early(status, refusal).into_response(),
        manual: None,
    }
}

fn addresses() -> [(&'static str, MethodRouter<App>); 7] {
    let prompts = get(list_deliveries::list_deliveries).post(create_prompt::create_prompt);
    let prompt = get(resolve_prompt::resolve_prompt).patch(publish_version::publish_version);
    let label = put(set_tag::set_tag).delete(set_tag::remove_tag);
    [
        ("/llm_prompts", prompts),
        ("/llm_prompts/name/{name}", prompt),
        ("/llm_prompts/name/{name}/archive", post(archive_prompt::archive_prompt)),
        ("/llm_prompts/name/{name}/duplicate", post(archive_prompt::duplicate_prompt)),
        ("/llm_prompts/name/{name}/labels/{label}", label),
        ("/llm_prompts/resolve/name/{name}", get(list_history::list_history)),
        ("/activity_log", get(list_activity::list_activity)),
    ]
}

async fn wrong_method(method: Method) -> Problem {
    Problem::method_not_allowed(&method)
}

/// A prompt has no address by its id there either.
async fn nowhere() -> Problem {
    Problem::not_found("Not found. A prompt's address is …/llm_prompts/name/{name}/.")
}

/// Who asks, about which project. The key is looked at before anything else.
async fn asked(
    app: &App,
    who: Option<String>,
    headers: &HeaderMap,
    uri: &Uri,
) -> Result<(Caller, ProjectRef), Problem> {
    let question = Question::of(uri.query().unwrap_or_default());
    let caller = key::caller(app, headers, question.token.as_deref()).await?;
    let who = who.ok_or_else(|| Refusal::not_found("this project"))?;
    Ok((caller, project(&who)?))
}

/// What the addresses of one prompt name: the project and the prompt, by its name or an id.
type Named = Result<Path<(String, String)>, PathRejection>;

/// The same about one prompt.
async fn asked_about(
    app: &App,
    path: Named,
    headers: &HeaderMap,
    uri: &Uri,
) -> Result<(Caller, ProjectRef, String), Problem> {
    let (who, name) = path.map_or((None, String::new()), |Path((who, name))| (Some(who), name));
    let (caller, project) = asked(app, who, headers, uri).await?;
    Ok((caller, project, name))
}

/// In an address the id of any version stands for its prompt, but an exact name wins.
async fn real_name(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    right: Right,
    name: String,
) -> Result<String, Problem> {
    let Ok(id) = Uuid::parse_str(&name) else {
        return Ok(name);
    };
    let locate = |locator| usecases::prompts::locate_prompt(app, caller, project, right, locator);
    if locate(Locator::Name(&name)).await?.is_some() {
        return Ok(name);
    }
    Ok(locate(Locator::VersionUuid(id)).await?.map_or(name, |located| located.name.to_string()))
}

/// `@current`, the project of the key, or a project's number.
fn project(who: &str) -> Result<ProjectRef, Problem> {
    if who == "@current" {
        return Ok(ProjectRef::Current);
    }
    match who.parse() {
        Ok(id) => Ok(ProjectRef::Id(ProjectId(id))),
        Err(_) => Err(Refusal::not_found("this project").into()),
    }
}
