//! Our own door: whatever a person can do with prompts a program can do here. `docs/openapi.json` describes it, and is made
//! of this code; `docs/api.md` tells how to begin.

mod archive_prompt;
mod asked;
mod card;
mod compare_versions;
mod content;
mod create_prompt;
mod draft;
#[cfg(any(test, feature = "fuzz"))]
pub mod fuzz;
mod keys;
mod list_activity;
mod list_prompts;
mod list_topics;
mod list_versions;
mod once;
mod openapi;
mod page;
mod people;
mod problem;
mod project;
mod publish_version;
mod question;
mod read_prompt;
mod resolve_version;
mod set_tag;
mod version;
mod words;

use axum::{http::Method, response::IntoResponse, routing::any};
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    api::{Door, Manual},
    domain::refusal::Refusal,
    usecases::App,
};
use problem::Problem;

pub fn door() -> Door {
    let (router, _) = router().split_for_parts();
    let router = router.route("/api/v1/{*rest}", any(nowhere)).method_not_allowed_fallback(wrong_method);
    let manual = Manual { name: "api", guide: include_str!("../../../docs/api.md"), openapi: openapi::text };
    Door {
        router,
        owns: |path| path.starts_with("/api/v1/"),
        refuse: |status, refusal| Problem::early(status, &refusal).into_response(),
        manual: Some(manual),
    }
}

/// Every address with what describes it: what is not described is not served.
fn router() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(openapi::Document::openapi())
        .routes(routes!(list_prompts::list_prompts, create_prompt::create_prompt))
        .routes(routes!(read_prompt::read_prompt, read_prompt::change_prompt))
        .routes(routes!(create_prompt::duplicate_prompt))
        .routes(routes!(archive_prompt::archive_prompt))
        .routes(routes!(archive_prompt::list_archived))
        .routes(routes!(archive_prompt::bring_back_prompt))
        .routes(routes!(list_topics::list_topics))
        .routes(routes!(list_versions::list_versions, publish_version::publish_version))
        .routes(routes!(resolve_version::resolve_version))
        .routes(routes!(resolve_version::read_version))
        .routes(routes!(compare_versions::compare_versions))
        .routes(routes!(set_tag::list_tags))
        .routes(routes!(set_tag::set_tag, set_tag::remove_tag))
        .routes(routes!(set_tag::list_moves))
        .routes(routes!(draft::read_draft, draft::save_draft, draft::discard_draft))
        .routes(routes!(project::read_project, project::rename_project))
        .routes(routes!(people::list_people))
        .routes(routes!(people::change_role, people::remove_person))
        .routes(routes!(people::invite_person))
        .routes(routes!(people::revoke_invitation))
        .routes(routes!(keys::list_keys, keys::create_key))
        .routes(routes!(keys::revoke_key))
        .routes(routes!(list_activity::list_activity))
        .routes(routes!(openapi::read_openapi))
}

async fn wrong_method(method: Method) -> Problem {
    Problem::method_not_allowed(&method)
}

async fn nowhere() -> Problem {
    Refusal::not_found("this address").into()
}
