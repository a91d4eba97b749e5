//! PostHog's door: its client libraries fetch prompts here, unmodified. What it says of PostHog stays in this folder;
//! `docs/posthog-clients.md` tells what differs.

mod chat;
mod key;
mod links;
mod list_deliveries;
mod outline;
mod problem;
mod question;
mod resolve_prompt;
mod row;

use axum::{
    Router,
    http::Method,
    response::IntoResponse,
    routing::{MethodRouter, get},
};

use crate::{
    api::Door,
    domain::{ids::ProjectId, projects::ProjectRef, refusal::Refusal},
    usecases::App,
};
use problem::Problem;

/// Newer clients ask under `environments`, older ones under `projects`; some leave the last slash away, and a redirect
/// would cost them a second request or their key.
pub fn door() -> Door {
    let mut router = Router::new();
    for base in ["/api/environments/{who}/llm_prompts", "/api/projects/{who}/llm_prompts"] {
        for slash in ["", "/"] {
            router = router
                .route(&format!("{base}{slash}"), reading(get(list_deliveries::list_deliveries)))
                .route(&format!("{base}/name/{{name}}{slash}"), reading(get(resolve_prompt::resolve_prompt)));
        }
    }
    Door { router, refuse: |status, refusal| Problem::early(status, refusal).into_response() }
}

fn reading(method: MethodRouter<App>) -> MethodRouter<App> {
    method.fallback(async |method: Method| Problem::method_not_allowed(&method))
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
