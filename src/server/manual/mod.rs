//! `/docs/api`: how an API is used, drawn of what its door brings along.

mod example;
mod guide;
mod kind;
mod read;

use axum::{
    Extension, Router,
    extract::State,
    http::{
        HeaderMap, HeaderValue,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY},
    },
    response::{Html, IntoResponse, Response},
    routing::get,
};
use leptos::nonce::Nonce;

use super::{csp, pages::theme, state::AppState};
use crate::{
    api,
    server_fns::request::RequestInfo,
    ui::pages::manual::{Manual, document},
};

/// Needs no key and no sign-in: what it says of an API holds for every Cuebook of this version.
pub fn router(of: api::Manual) -> Router<AppState> {
    let page = move |State(state): State<AppState>, Extension(info): Extension<RequestInfo>, headers: HeaderMap| async move {
        show(&state, &info, &headers, of)
    };
    Router::new().route(&format!("/docs/{}", of.name), get(page))
}

fn show(state: &AppState, info: &RequestInfo, headers: &HeaderMap, of: api::Manual) -> Response {
    let manual = manual(of, &info.public_origin);
    let nonce = Nonce::new();
    let html = document(state.site.assets.as_ref(), theme(headers), &nonce, &manual);
    let mut answer = Html(html).into_response();
    if let Ok(policy) = HeaderValue::from_str(&csp::policy(&nonce)) {
        answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    // The theme is its reader's.
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    answer
}

/// With the addresses of this server.
fn manual(of: api::Manual, origin: &str) -> Manual {
    let document = serde_json::from_str((of.openapi)()).expect("what a door describes itself by is JSON");
    let (guide, headings) = guide::draw(of.guide, origin, &read::codes(&document));
    Manual { guide, headings, groups: read::groups(&document, origin), types: read::types(&document) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::router::doors;

    fn ours() -> api::Manual {
        doors().into_iter().find_map(|door| door.manual).expect("one door has a manual")
    }

    fn drawn() -> Manual {
        manual(ours(), "https://prompts.example.com")
    }

    fn described() -> serde_json::Value {
        serde_json::from_str((ours().openapi)()).expect("JSON")
    }

    #[test]
    fn every_address_and_type_of_the_document_is_told() {
        let manual = drawn();
        let document = described();
        let paths = document["paths"].as_object().expect("paths").values();
        let described: usize = paths.map(|methods| methods.as_object().expect("methods").len()).sum();
        let told: Vec<_> = manual.groups.iter().flat_map(|group| &group.operations).collect();
        assert_eq!(told.len(), described);
        assert!(told.iter().all(|one| !one.title.is_empty() && !one.answers.is_empty()), "{told:?}");
        assert_eq!(manual.types.len(), document["components"]["schemas"].as_object().expect("schemas").len());
    }

    #[test]
    fn an_example_is_a_whole_request_to_this_very_server() {
        let manual = drawn();
        let publish = manual.groups.iter().flat_map(|group| &group.operations).find(|one| one.id == "publish_version");
        let example = &publish.expect("it is there").example;
        let starts = "curl https://prompts.example.com/api/v1/prompts/support-reply/versions \\\n  \
                      --header \"Authorization: Bearer $CUEBOOK_API_KEY\" \\\n  --data '{";
        assert!(example.starts_with(starts), "{example}");
        assert!(manual.guide.contains("CUEBOOK=https://prompts.example.com"), "{}", manual.guide);
    }

    #[test]
    fn what_a_refusal_points_at_is_on_the_page() {
        let manual = drawn();
        let document = described();
        let codes = read::codes(&document);
        assert!(codes.len() > 20, "{codes:?}");
        for code in codes {
            assert_eq!(manual.guide.matches(&format!("id=\"{code}\"")).count(), 1, "{code}");
        }
    }
}
