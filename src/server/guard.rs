//! What stands before every door: nothing is served before the server is ready, nothing is changed by another site's
//! page, and every answer says how careful a browser has to be with it.

use axum::{
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ORIGIN, REFERRER_POLICY, RETRY_AFTER, SET_COOKIE,
            STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::Next,
    response::Response,
};

use super::{
    answer::{Asker, refuse, refuse_as},
    csp, request,
    state::AppState,
};
use crate::{
    api::Told,
    domain::refusal::{Field, Refusal},
    server_fns::request::RequestInfo,
};

/// Of one request, after decompression: the longest prompt, its settings and metadata, with room for their escapes.
pub const BODY_LIMIT: usize = 20 * 1024 * 1024;

const THIS_ANSWER: &str = "the x-request-id of this answer";
const HEALTH: [&str; 2] = ["/healthz", "/readyz"];
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Stands in the extensions of what is left of an answer whose making panicked.
#[derive(Clone, Copy)]
pub struct Broken;

pub async fn front(state: AppState, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let asker = Asker::of(path, request.headers());
    let starting = !state.is_ready() && !HEALTH.contains(&path) && !path.starts_with("/pkg/");
    let https = request::learn(&mut request, &state.config);
    let mut answer = match starting {
        true => refuse(asker, Refusal::Unavailable, &state.site),
        false => next.run(request).await,
    };
    if answer.extensions().get::<Broken>().is_some() {
        let broken = Refusal::Internal { id: String::from(THIS_ANSWER) };
        answer = refuse(asker, broken, &state.site);
    }
    let told = is_json(answer.headers()) || answer.extensions().get::<Told>().is_some();
    if answer.status() == StatusCode::PAYLOAD_TOO_LARGE && !told {
        answer = refuse_as(asker, StatusCode::PAYLOAD_TOO_LARGE, too_large(), &state.site);
    }
    if answer.status() == StatusCode::SERVICE_UNAVAILABLE {
        answer.headers_mut().entry(RETRY_AFTER).or_insert(HeaderValue::from_static("2"));
    }
    harden(answer.headers_mut(), state.config.is_https());
    if https || state.config.is_https() {
        secure_cookies(answer.headers_mut());
    }
    answer
}

/// Around the door of a program: whatever was refused before the door was reached is said again in the door's own form.
/// No middleware of its own, which would cost every request more than this look.
pub fn in_the_words_of(say: fn(StatusCode, Refusal) -> Response) -> impl Fn(Response) -> Response + Clone {
    move |answer| {
        let status = answer.status();
        match status.as_u16() < 400 || answer.extensions().get::<Told>().is_some() {
            true => answer,
            false => say(status, before_the_door(status)),
        }
    }
}

fn before_the_door(status: StatusCode) -> Refusal {
    let says = match status {
        StatusCode::PAYLOAD_TOO_LARGE => return too_large(),
        StatusCode::METHOD_NOT_ALLOWED => "this address does not take this method; see the API's documentation",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            "the content-encoding of this request is not known here; send it as it is, or by gzip"
        }
        StatusCode::NOT_FOUND => return Refusal::not_found("this address"),
        status if status.is_server_error() => {
            return Refusal::Internal { id: String::from(THIS_ANSWER) };
        }
        _ => "this request could not be read; send it again, whole",
    };
    Refusal::invalid(Field::Request, says)
}

fn is_json(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"))
}

pub fn too_large() -> Refusal {
    Refusal::invalid(
        Field::Content,
        "this request is larger than 20 MiB; a prompt has at most 1,000,000 bytes, so send less at once",
    )
}

fn harden(headers: &mut HeaderMap, public_https: bool) {
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Not "no-referrer": a form without JavaScript is sent back to its page by this very header.
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(csp::NOTHING));
    // Only with a public address: a year of https must not be promised for a host that nobody named.
    if public_https {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
}

fn secure_cookies(headers: &mut HeaderMap) {
    let Some(_) = headers.get(SET_COOKIE) else { return };
    let cookies: Vec<HeaderValue> = headers.get_all(SET_COOKIE).iter().map(secured).collect();
    headers.remove(SET_COOKIE);
    for cookie in cookies {
        headers.append(SET_COOKIE, cookie);
    }
}

fn secured(cookie: &HeaderValue) -> HeaderValue {
    let Ok(text) = cookie.to_str() else { return cookie.clone() };
    let is_secure = text.split(';').any(|part| part.trim().eq_ignore_ascii_case("secure"));
    match is_secure {
        true => cookie.clone(),
        false => HeaderValue::from_str(&format!("{text}; Secure")).unwrap_or_else(|_| cookie.clone()),
    }
}

/// Around the pages: another site's page may link here, and not act here. And what a page says of its reader is kept
/// by no cache on the way.
pub async fn pages(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let asker = Asker::of(request.uri().path(), request.headers());
    let info = request.extensions().get::<RequestInfo>();
    if !is_safe(request.method()) && !info.is_some_and(|info| is_ours(request.headers(), info)) {
        let says = "this was sent by a page of another address, so nothing was changed; \
                    open Cuebook under the address it is set up for, and try again there";
        return refuse(asker, Refusal::forbidden(says), &state.site);
    }
    let mut answer = next.run(request).await;
    answer.headers_mut().entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
    answer
}

fn is_safe(method: &Method) -> bool {
    [Method::GET, Method::HEAD, Method::OPTIONS].contains(method)
}

/// A browser says where a request comes from, in one of two headers that no page can write. What says nothing is no
/// browser, and could be anything: it does not pass.
fn is_ours(headers: &HeaderMap, info: &RequestInfo) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(&FETCH_SITE), text(&ORIGIN)) {
        (Some(site), _) => site == "same-origin" || site == "none",
        (None, Some(origin)) => same_host(origin, &info.origin) || origin == info.public_origin,
        (None, None) => false,
    }
}

/// The scheme is left out: behind a proxy that ends TLS without saying so we see http where the browser sees https.
fn same_host(one: &str, other: &str) -> bool {
    let host = |origin: &str| origin.split_once("://").map(|(_, host)| host.to_lowercase());
    host(one).is_some_and(|one| host(other) == Some(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(headers: &[(&'static str, &'static str)]) -> bool {
        let headers = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        let info = RequestInfo {
            origin: String::from("http://cb.local:3000"),
            public_origin: String::from("https://prompts.example.com"),
            host: String::from("127.0.0.1"),
        };
        is_ours(&headers, &info)
    }

    #[test]
    fn only_our_own_pages_change_anything() {
        assert!(passes(&[("sec-fetch-site", "same-origin"), ("origin", "https://prompts.example.com")]));
        assert!(passes(&[("origin", "http://cb.local:3000")]));
        assert!(passes(&[("origin", "https://cb.local:3000")]), "TLS that ends before us");
        assert!(passes(&[("origin", "https://prompts.example.com")]));
        assert!(!passes(&[("sec-fetch-site", "cross-site"), ("origin", "http://cb.local:3000")]));
        assert!(!passes(&[("sec-fetch-site", "same-site")]), "a sibling domain is another site");
        assert!(!passes(&[("origin", "http://cb.local:3001")]));
        assert!(!passes(&[("origin", "http://evil.example")]));
        assert!(!passes(&[("origin", "null")]));
        assert!(!passes(&[]));
    }

    #[test]
    fn cookies_are_secure_once() {
        let secured = |text: &'static str| secured(&HeaderValue::from_static(text)).to_str().map(String::from).ok();
        assert_eq!(secured("a=b; HttpOnly").as_deref(), Some("a=b; HttpOnly; Secure"));
        assert_eq!(secured("a=b; secure").as_deref(), Some("a=b; secure"));
    }
}
