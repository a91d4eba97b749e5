//! All doors together.

use std::sync::OnceLock;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::StatusCode,
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer, decompression::RequestDecompressionLayer, limit::RequestBodyLimitLayer,
};

use super::{
    guard::{self, BODY_LIMIT, Broken},
    health, manual, observe, pages,
    read_to_end::read_to_end,
    site,
    state::AppState,
};
use crate::api::{self, Door, Refuse};

pub fn router(state: AppState) -> Router {
    let doors = Router::new()
        .merge(site::router())
        .merge(health::router(state.clone()))
        .merge(programs(&state))
        .merge(manuals(&state))
        .merge(pages::router(state.clone()));
    in_front(state, doors)
}

/// One stack for all of it: each `layer` of a router is a box of its own around every request.
fn in_front(state: AppState, doors: Router) -> Router {
    let layers = ServiceBuilder::new()
        .layer(from_fn_with_state(state, before_every_door))
        .layer(CatchPanicLayer::custom(|_| sorry()));
    doors.layer(layers)
}

async fn before_every_door(State(state): State<AppState>, request: Request, next: Next) -> Response {
    observe::observe(request, |request| guard::front(state, request, next)).await
}

/// How the door of that address says no.
pub fn words_of(path: &str) -> Option<Refuse> {
    type Owns = fn(&str) -> bool;
    static WORDS: OnceLock<Vec<(Owns, Refuse)>> = OnceLock::new();
    let words = WORDS.get_or_init(|| doors().into_iter().map(|door| (door.owns, door.refuse)).collect());
    words.iter().find(|(owns, _)| owns(path)).map(|(_, refuse)| *refuse)
}

pub fn doors() -> Vec<Door> {
    vec![api::posthog::door(), api::phoenix::door(), api::mcp::door(), api::v1::door()]
}

/// The pages that tell how the doors are used.
fn manuals(state: &AppState) -> Router {
    let of = doors().into_iter().filter_map(|door| door.manual);
    of.fold(Router::new(), |all, of| all.merge(manual::router(of))).with_state(state.clone())
}

/// The doors of programs: no session, no page, and a request may come compressed.
fn programs(state: &AppState) -> Router {
    doors().into_iter().fold(Router::new(), |all, Door { router, refuse, .. }| {
        let layers = ServiceBuilder::new()
            .map_request(read_to_end)
            .map_response(guard::in_the_words_of(refuse))
            .map_response(IntoResponse::into_response)
            .layer(RequestDecompressionLayer::new())
            // Behind the decompression: what counts is what a body becomes. The extractors' own limit is lower.
            .layer(DefaultBodyLimit::disable())
            .layer(RequestBodyLimitLayer::new(BODY_LIMIT));
        all.merge(router.layer(layers).with_state(state.app.clone()))
    })
}

/// Nothing of the panic itself: its words could quote a prompt. The hook of the log has said where.
fn sorry() -> Response {
    let mut answer = StatusCode::INTERNAL_SERVER_ERROR.into_response();
    answer.extensions_mut().insert(Broken);
    answer
}

#[cfg(test)]
mod tests {
    use axum::{
        body::{Body, to_bytes},
        http::{HeaderMap, Request, header::CONTENT_SECURITY_POLICY},
        routing::get,
    };
    use tower::ServiceExt;

    use crate::{
        server::{config, router_for_tests, start, state::AppState},
        store::Store,
        usecases::{App, Clock, Limits},
    };

    use super::*;

    async fn app(folder: &tempfile::TempDir) -> App {
        let url = format!("sqlite:{}", folder.path().join("test.sqlite").display());
        let store = Store::connect(&url).await.expect("a new database");
        let app = App::new(store, Clock::System, Limits::default());
        start::migrate_once(&app).await.expect("migrated");
        app
    }

    async fn ask(router: Router, request: axum::http::request::Builder, body: Body) -> (StatusCode, HeaderMap, String) {
        let answer = router.oneshot(request.body(body).expect("a request")).await.expect("infallible");
        let (parts, body) = answer.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a whole body");
        (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    fn page(path: &str) -> axum::http::request::Builder {
        Request::get(path).header("accept", "text/html").header("host", "cb:3000")
    }

    fn form(path: &str, origin: &str) -> axum::http::request::Builder {
        Request::post(path).header("host", "cb:3000").header("origin", origin)
    }

    #[tokio::test]
    async fn a_page_runs_only_scripts_with_the_nonce_of_its_own_policy() {
        let folder = tempfile::tempdir().expect("a folder");
        let (status, headers, html) =
            ask(router_for_tests(app(&folder).await), page("/no/such/page"), Body::empty()).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert!(html.starts_with("<!DOCTYPE html>"), "{html}");
        let policy = headers[CONTENT_SECURITY_POLICY].to_str().expect("text");
        let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
        for script in html.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "<script{tag}>");
        }
        assert!(headers.contains_key("x-request-id"));
    }

    #[tokio::test]
    async fn another_site_changes_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let router = router_for_tests(app(&folder).await);
        let theirs = form("/_fn/sign_out", "http://evil.example");
        let (status, _, says) = ask(router.clone(), theirs, Body::empty()).await;
        assert_eq!(status, StatusCode::FORBIDDEN);
        assert!(says.contains("page of another address"), "{says}");
        let ours = form("/_fn/sign_out", "http://cb:3000");
        assert_eq!(ask(router, ours, Body::empty()).await.0, StatusCode::OK);
    }

    #[tokio::test]
    async fn too_large_and_unreadable_requests_get_a_sentence() {
        let folder = tempfile::tempdir().expect("a folder");
        let router = router_for_tests(app(&folder).await);
        let sign_in =
            || form("/_fn/sign_in", "http://cb:3000").header("content-type", "application/x-www-form-urlencoded");
        let large = Body::from(vec![b'a'; BODY_LIMIT + 1]);
        let large_says = ask(router.clone(), sign_in().header("content-length", BODY_LIMIT + 1), large).await;
        assert_eq!(large_says.0, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(large_says.2.contains("20 MiB"), "{}", large_says.2);
        let (status, _, says) = ask(router, sign_in(), Body::from("email=ana@exa")).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(says.contains("could not be read"), "{says}");
    }

    #[tokio::test]
    async fn a_program_that_asks_for_nothing_is_answered_in_json() {
        let folder = tempfile::tempdir().expect("a folder");
        let (status, headers, says) =
            ask(router_for_tests(app(&folder).await), Request::get("/api/nothing"), Body::empty()).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert_eq!(headers["content-type"], "application/json");
        assert!(says.contains("not_found"), "{says}");
    }

    #[tokio::test]
    async fn a_panic_is_told_in_the_form_of_the_door_and_without_its_words() {
        let folder = tempfile::tempdir().expect("a folder");
        let state = AppState::new(app(&folder).await, config::read(&config::Gathered::new()).expect("valid"));
        state.set_ready();
        let breaks = || async { panic!("the text of a prompt") as () };
        let router =
            ["/api/v1/breaks", "/breaks"].into_iter().fold(Router::new(), |all, path| all.route(path, get(breaks)));
        let router = in_front(state, router);
        let (status, headers, says) = ask(router.clone(), Request::get("/api/v1/breaks"), Body::empty()).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(headers["content-type"], "application/problem+json");
        assert!(says.contains("x-request-id") && !says.contains("prompt"), "{says}");
        let (status, _, says) = ask(router, page("/breaks"), Body::empty()).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(says.starts_with("<!DOCTYPE html>") && !says.contains("the text"), "{says}");
    }

    #[tokio::test]
    async fn before_it_is_ready_it_is_alive_and_serves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let config = config::read(&config::Gathered::new()).expect("the defaults are valid");
        let state = AppState::new(app(&folder).await, config);
        let router = super::router(state.clone());
        let status = async |path: &str| ask(router.clone(), page(path), Body::empty()).await.0;
        assert_eq!(status("/healthz").await, StatusCode::OK);
        assert_eq!(status("/readyz").await, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(status("/").await, StatusCode::SERVICE_UNAVAILABLE);
        for path in ["/api/projects/@current/llm_prompts/", "/v1/prompts", "/mcp"] {
            let (status, headers, _) = ask(router.clone(), Request::get(path), Body::empty()).await;
            assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
            assert_eq!(headers["retry-after"], "2", "{path}");
        }
        let own = ask(router.clone(), Request::get("/api/v1/prompts"), Body::empty()).await;
        assert_eq!(
            (own.0, &own.1["content-type"]),
            (StatusCode::SERVICE_UNAVAILABLE, &"application/problem+json".parse().expect("a type"))
        );
        assert!(own.2.contains("\"code\":\"unavailable\""), "{}", own.2);
        state.set_ready();
        assert_eq!(status("/readyz").await, StatusCode::OK);
    }
}
