//! Refusals that are given before any door is reached, each in the form that its asker reads.

use axum::{
    Json,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT, AUTHORIZATION, CONTENT_SECURITY_POLICY},
    },
    response::{Html, IntoResponse, Response},
};
use serde_json::json;

use super::{csp, router::words_of, site::Site};
use crate::{
    api::Refuse,
    domain::refusal::Refusal,
    server_fns::{UiError, request::status},
};

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub enum Asker {
    /// Somebody who looks at a page.
    Reader,
    /// The script of one of our pages.
    Page,
    /// With the words of the door it asks at, if it asks at one.
    Program(Option<Refuse>),
}

impl Asker {
    pub fn of(path: &str, headers: &HeaderMap) -> Self {
        let accept = headers.get(ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
        match accept.contains("text/html") {
            _ if is_program(path, headers) => Self::Program(words_of(path)),
            true => Self::Reader,
            false if path.starts_with("/_fn/") => Self::Page,
            false => Self::Program(words_of(path)),
        }
    }
}

/// A key is shown by programs only, and only they ask for addresses under `/api/`.
pub fn is_program(path: &str, headers: &HeaderMap) -> bool {
    let shows_key = || headers.get(AUTHORIZATION).is_some_and(|shown| shown.as_bytes().starts_with(b"Bearer "));
    path.starts_with("/api/") || shows_key()
}

/// A refusal with the status that fits it.
pub fn refuse(asker: Asker, refusal: Refusal, site: &Site) -> Response {
    refuse_as(asker, status(&refusal), refusal, site)
}

pub fn refuse_as(asker: Asker, status: StatusCode, refusal: Refusal, site: &Site) -> Response {
    let sentence = refusal.sentence();
    match asker {
        Asker::Reader => page(status, &sentence, site),
        Asker::Page => (status, Json(UiError::Refused(refusal))).into_response(),
        Asker::Program(Some(say)) => say(status, refusal),
        Asker::Program(None) => {
            let code = status.canonical_reason().unwrap_or("Error").to_lowercase().replace(' ', "_");
            (status, Json(json!({ "type": "error", "code": code, "detail": sentence, "attr": null }))).into_response()
        }
    }
}

/// A page that needs nothing but its style sheet: neither database, session nor script.
fn page(status: StatusCode, sentence: &str, site: &Site) -> Response {
    let style = site.assets.as_ref().map(|assets| format!("<link rel=\"stylesheet\" href=\"{}\">", assets.css));
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title} · Cuebook</title>{style}</head>\
         <body><main id=\"main\"><h1>{title}</h1><p>{sentence}</p>\
         <p>Your browser keeps what you typed: go back, and it is there.</p></main></body></html>\n",
        title = title(status),
        style = style.unwrap_or_default(),
        sentence = escaped(sentence),
    );
    let mut answer = (status, Html(html)).into_response();
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(csp::WITHOUT_SCRIPT));
    answer
}

fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::SERVICE_UNAVAILABLE => "One moment",
        StatusCode::FORBIDDEN => "Not from there",
        StatusCode::PAYLOAD_TOO_LARGE => "Too large",
        _ => "Something went wrong",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_asker_is_told_apart() {
        let mut html = HeaderMap::new();
        html.insert(ACCEPT, HeaderValue::from_static("text/html,application/xhtml+xml"));
        assert!(matches!(Asker::of("/p/acme", &html), Asker::Reader));
        assert!(matches!(Asker::of("/_fn/publish_version", &html), Asker::Reader), "a plain form");
        assert!(matches!(Asker::of("/_fn/publish_version", &HeaderMap::new()), Asker::Page));
        assert!(matches!(Asker::of("/api/nothing", &html), Asker::Program(None)));
        assert!(matches!(Asker::of("/api/v1/prompts", &html), Asker::Program(Some(_))));
    }

    #[test]
    fn a_page_writes_its_sentence_as_text() {
        assert_eq!(escaped("<b>&"), "&lt;b&gt;&amp;");
    }
}
