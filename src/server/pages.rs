//! The browser's doors: pages drawn by leptos, server functions, and the page for addresses that lead nowhere.

use std::sync::OnceLock;

use axum::{
    Router,
    extract::Request,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CONTENT_SECURITY_POLICY, COOKIE},
        request::Parts,
    },
    middleware::from_fn_with_state,
    response::Response,
};
use leptos::{
    nonce::use_nonce,
    prelude::{provide_context, use_context},
};
use leptos_axum::{
    AxumRouteListing, LeptosRoutes, ResponseOptions, generate_route_list_with_exclusions_and_ssg_and_context,
    render_app_async_with_context,
};
use tower::ServiceBuilder;
use tower_http::{CompressionLevel, compression::CompressionLayer, limit::RequestBodyLimitLayer};

use super::{
    answer::{Asker, refuse},
    csp,
    guard::{self, BODY_LIMIT},
    identity, plain_forms, sessions,
    state::AppState,
};
use crate::{
    domain::{access::Caller, refusal::Refusal},
    server_fns::request::RequestInfo,
    ui::{shell, state::theme::Theme},
};

pub fn router(state: AppState) -> Router {
    let layers = ServiceBuilder::new()
        // Written out at a middle level: the best one takes longer than the network saves.
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)))
        .layer(from_fn_with_state(state.clone(), guard::pages))
        .layer(from_fn_with_state(state.clone(), plain_forms::plain_forms))
        .layer(sessions::layer(state.app.clone()))
        .layer(from_fn_with_state(state.clone(), identity::identify_browser))
        .layer(RequestBodyLimitLayer::new(BODY_LIMIT));
    Router::new()
        .leptos_routes_with_context(&state, routes(&state), context(state.clone()), document(state.clone()))
        .fallback(nowhere(state.clone()))
        .layer(layers)
        .with_state(state)
}

/// The addresses of the pages, listed once a process: while leptos lists them, no resource of the *process* loads
/// (`SuppressResourceLoad`), so that a page which another server of this process draws meanwhile would wait for ever.
fn routes(state: &AppState) -> Vec<AxumRouteListing> {
    static ROUTES: OnceLock<Vec<AxumRouteListing>> = OnceLock::new();
    let list = || {
        generate_route_list_with_exclusions_and_ssg_and_context(document(state.clone()), None, context(state.clone())).0
    };
    ROUTES.get_or_init(list).clone()
}

/// What pages and server functions find in their context.
fn context(state: AppState) -> impl Fn() + Clone + Send + Sync + 'static {
    move || {
        provide_context(state.app.clone());
        provide_context(state.setup_code());
        let parts = use_context::<Parts>();
        let extensions = parts.as_ref().map(|parts| &parts.extensions);
        provide_context(extensions.and_then(|found| found.get::<Caller>().cloned()).unwrap_or(Caller::Nobody));
        // The list of routes is made without a request.
        let nowhere = || RequestInfo { origin: String::new(), public_origin: String::new(), host: String::new() };
        provide_context(extensions.and_then(|found| found.get::<RequestInfo>().cloned()).unwrap_or_else(nowhere));
        allow_only_ours();
    }
}

/// The policy names the nonce of this answer, which only a page has.
fn allow_only_ours() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else { return };
    if let Ok(policy) = HeaderValue::from_str(&csp::policy(&nonce)) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

fn document(state: AppState) -> impl Fn() -> leptos::prelude::AnyView + Clone + Send + Sync + 'static {
    use leptos::prelude::IntoAny;
    move || {
        let parts = use_context::<Parts>();
        // The list of routes is made without a request.
        let path = parts.as_ref().map_or("/", |parts| parts.uri.path());
        let theme = parts.as_ref().map(|parts| theme(&parts.headers)).unwrap_or_default();
        shell(state.site.assets.as_ref(), theme, path).into_any()
    }
}

/// The one that was chosen.
pub fn theme(headers: &HeaderMap) -> Theme {
    let pairs = headers.get_all(COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    pairs
        .flat_map(|cookie| cookie.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == Theme::COOKIE)
        .and_then(|(_, value)| Theme::parse(value))
        .unwrap_or_default()
}

type Page = std::pin::Pin<Box<dyn Future<Output = Response> + Send>>;

/// An address that leads nowhere: a page for people, a sentence for programs.
fn nowhere(state: AppState) -> impl Fn(Request) -> Page + Clone + Send + Sync + 'static {
    let render = render_app_async_with_context(context(state.clone()), document(state.clone()));
    move |request: Request| {
        let path = request.uri().path();
        let asker = Asker::of(path, request.headers());
        let what = match path.starts_with("/_fn/") {
            true => "this function of an older page; reload the page, a newer Cuebook is running, so it",
            false => "this address",
        };
        if !matches!(asker, Asker::Reader) {
            let answer = refuse(asker, Refusal::not_found(what), &state.site);
            return Box::pin(std::future::ready(answer)) as Page;
        }
        let page = render(request);
        Box::pin(async move {
            let mut answer = page.await;
            if answer.status() == StatusCode::OK {
                *answer.status_mut() = StatusCode::NOT_FOUND;
            }
            answer
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_the_nonce_and_nobody_else() {
        let policy = csp::policy("abc");
        assert!(policy.contains("'nonce-abc'"));
        for loose in ["unsafe-inline", "unsafe-eval'; ", "http:", "https:", "*"] {
            assert!(!policy.replace("'wasm-unsafe-eval'", "").contains(loose), "{loose}");
        }
    }
}
