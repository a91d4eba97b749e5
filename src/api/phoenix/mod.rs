//! Phoenix's door: its client libraries read and write prompts here, unmodified. What it says of Phoenix stays in this
//! folder; `docs/phoenix-clients.md` tells what differs.

mod ask;
pub(crate) mod body;
mod change_prompt;
mod chat;
mod complaint;
mod create_prompt;
#[cfg(any(test, feature = "fuzz"))]
pub mod fuzz;
mod list_prompts;
mod list_versions;
mod paging;
mod problem;
mod publish_version;
mod resolve_version;
mod row;
mod schema;
mod settings;
mod shape;
mod tags;

use axum::{
    Router,
    http::{HeaderName, HeaderValue, header::CACHE_CONTROL},
    middleware::map_response,
    response::{IntoResponse, Response},
    routing::{MethodRouter, any, delete, get, patch},
};

use crate::{
    api::{Door, sealed::ASK_AGAIN},
    usecases::App,
};
use problem::Problem;

/// The Phoenix that this door behaves like. Its clients ask, and refuse what an older one could not do.
const VERSION: &str = "20.26.1";
const VERSION_HEADER: HeaderName = HeaderName::from_static("x-phoenix-server-version");

pub fn door() -> Door {
    let router = Router::new()
        .route("/arize_phoenix_version", only(get(async || VERSION)))
        .route("/v1/prompts", only(get(list_prompts::list_prompts).post(create_prompt::create_prompt)))
        .route("/v1/prompts/{id}", only(patch(change_prompt::change_details).delete(change_prompt::archive_prompt)))
        .route(
            "/v1/prompts/{id}/versions",
            only(get(list_versions::list_versions).post(publish_version::publish_version)),
        )
        .route("/v1/prompts/{id}/versions/{number}", only(get(resolve_version::numbered)))
        .route("/v1/prompts/{id}/latest", only(get(resolve_version::latest)))
        .route("/v1/prompts/{id}/tags/{tag}", only(get(resolve_version::tagged)))
        .route("/v1/prompt_versions/{id}", only(get(resolve_version::by_id)))
        .route("/v1/prompt_versions/{id}/tags", only(get(tags::list_tags).post(tags::set_tag)))
        .route("/v1/prompt_versions/{id}/tags/{tag}", only(delete(tags::remove_tag)));
    // A page in HTML would be taken for a Phoenix that is too old.
    let router = ["/v1", "/v1/", "/v1/{*rest}"]
        .into_iter()
        .fold(router, |router, path| router.route(path, any(async || Problem::nothing())))
        .layer(map_response(async |answer: Response| with_version(answer)));
    Door {
        router,
        owns: |path| path == "/v1" || path.starts_with("/v1/") || path == "/arize_phoenix_version",
        refuse: |status, refusal| with_version(Problem::early(status, refusal).into_response()),
        manual: None,
    }
}

fn only(method: MethodRouter<App>) -> MethodRouter<App> {
    method.fallback(async || Problem::method_not_allowed())
}

/// The clients look at the version on whatever answer comes first.
fn with_version(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    headers.insert(VERSION_HEADER, HeaderValue::from_static(VERSION));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static(ASK_AGAIN));
    answer
}
