//! Forms that are sent without a script. A refused one is sent back to its page with the refusal in the address, where
//! anybody could write another one: so it is shown only to the browser that got it. And one that met a database that is
//! away, or a session that has ended, comes back with its fields, to be sent again.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{
        HeaderMap, HeaderValue, Method, StatusCode, Uri,
        header::{CONTENT_TYPE, COOKIE, LOCATION, REFERER, SET_COOKIE},
    },
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE};
use sha2::{Digest, Sha256};

use super::{
    answer::{Asker, Form, form_again, refuse},
    guard::{BODY_LIMIT, too_large},
    state::AppState,
};
use crate::{
    domain::refusal::Refusal,
    server_fns::{UiError, request::RequestInfo},
};

/// Which refusal was sent to this browser.
const REFUSED: &str = "cuebook_refused";
/// Long enough to read it, to go away and to come back.
const REMEMBERED: u32 = 600;
/// In the address of a form that is sent again: the page it was filled in on.
const BACK: &str = "back";

/// Around the pages.
pub async fn plain_forms(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if let Some(clean) = without_foreign_refusal(request.uri(), request.headers()) {
        return Redirect::to(&clean).into_response();
    }
    if !is_plain_form(&request) {
        return next.run(request).await;
    }
    let path = request.uri().path().to_string();
    let (request, fields, back) = match read(request).await {
        Ok(read) => read,
        Err(asker) => return refuse(asker, too_large(), &state.site),
    };
    let mut answer = next.run(request).await;
    let (seal, refusal) = refusal_in(answer.headers()).unwrap_or_default();
    let why = match refusal {
        _ if answer.status() == StatusCode::SERVICE_UNAVAILABLE => Some(Refusal::Unavailable),
        Some(UiError::Refused(why @ (Refusal::Unavailable | Refusal::SignedOut))) => Some(why),
        _ => None,
    };
    // A password is written into no page.
    if let Some(why) = why.filter(|_| !has_password(&fields)) {
        return form_again(&Form { path: &path, back: &back, fields: &fields }, &why, &state.site);
    }
    if !seal.is_empty()
        && let Ok(cookie) =
            HeaderValue::from_str(&format!("{REFUSED}={seal}; Path=/; Max-Age={REMEMBERED}; HttpOnly; SameSite=Lax"))
    {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
    answer
}

fn is_plain_form(request: &Request) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let asker = Asker::of(request.uri().path(), request.headers());
    request.method() == Method::POST
        && request.uri().path().starts_with("/_fn/")
        && matches!(asker, Asker::Reader)
        && kind.starts_with(b"application/x-www-form-urlencoded")
}

/// The request, what was typed, and the page it was typed on. `Err` when it is too large.
async fn read(request: Request) -> Result<(Request, Bytes, String), Asker> {
    let asker = Asker::of(request.uri().path(), request.headers());
    let (mut parts, body) = request.into_parts();
    let fields = to_bytes(body, BODY_LIMIT).await.map_err(|_| asker)?;
    let origin = parts.extensions.get::<RequestInfo>().map(|info| info.origin.clone()).unwrap_or_default();
    let again = pairs(&parts.uri).find(|(name, _)| name == BACK).map(|(_, page)| page).filter(|page| is_page(page));
    if let Some(page) = &again
        && let Ok(value) = HeaderValue::from_str(&format!("{origin}{page}"))
    {
        // Whoever sends the redirect asks this header where to.
        parts.headers.insert(REFERER, value);
    }
    let came_from = || parts.headers.get(REFERER)?.to_str().ok()?.strip_prefix(origin.as_str()).map(String::from);
    let back = again.or_else(came_from).filter(|page| is_page(page)).unwrap_or_else(|| String::from("/"));
    Ok((Request::from_parts(parts, Body::from(fields.clone())), fields, back))
}

fn has_password(fields: &[u8]) -> bool {
    form_urlencoded::parse(fields).any(|(name, _)| name.contains("password"))
}

/// An address of ours, and not `//evil.example`.
fn is_page(text: &str) -> bool {
    text.starts_with('/') && !text.starts_with("//") && !text.contains('\\')
}

/// The seal of the refusal that an answer sends back to the page, and what it is.
fn refusal_in(headers: &HeaderMap) -> Option<(String, Option<UiError>)> {
    let uri: Uri = headers.get(LOCATION)?.to_str().ok()?.parse().ok()?;
    let seal = seal(&uri)?;
    let refusal = pairs(&uri).filter(|(name, _)| name == "__err").last().and_then(|(_, packed)| {
        let json = URL_SAFE.decode(packed).ok()?;
        serde_json::from_slice::<UiError>(&json).ok()
    });
    Some((seal, refusal))
}

/// The address without the refusal in it, when that was not sent to this browser.
fn without_foreign_refusal(uri: &Uri, headers: &HeaderMap) -> Option<String> {
    let seal = seal(uri)?;
    let cookies = headers.get_all(COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    let ours = cookies
        .flat_map(|cookie| cookie.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .any(|(name, value)| name == REFUSED && value == seal);
    if ours {
        return None;
    }
    let rest = pairs(uri).filter(|(name, _)| !is_of_a_refusal(name));
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(rest).finish();
    let path = uri.path();
    let path = if is_page(path) { path } else { "/" };
    Some(if query.is_empty() { path.to_string() } else { format!("{path}?{query}") })
}

fn is_of_a_refusal(name: &str) -> bool {
    name == "__path" || name == "__err"
}

/// `None` when there is no refusal in the address.
fn seal(uri: &Uri) -> Option<String> {
    let mut hash = Sha256::new();
    let mut found = false;
    for (name, value) in pairs(uri).filter(|(name, _)| is_of_a_refusal(name)) {
        found = true;
        hash.update(format!("{name}={value}\n"));
    }
    found.then(|| hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect())
}

fn pairs(uri: &Uri) -> impl Iterator<Item = (String, String)> {
    let query = uri.query().unwrap_or_default();
    form_urlencoded::parse(query.as_bytes()).map(|(name, value)| (name.into_owned(), value.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REFUSAL: &str = "/p/acme?sort=name&__path=%2F_fn%2Farchive&__err=eyJBIjoxfQ%3D%3D";

    fn asked(cookie: &str) -> Option<String> {
        let headers = HeaderMap::from_iter([(COOKIE, HeaderValue::from_str(cookie).expect("a header"))]);
        without_foreign_refusal(&REFUSAL.parse().expect("an address"), &headers)
    }

    #[test]
    fn a_refusal_is_shown_to_the_browser_that_got_it() {
        let location = HeaderMap::from_iter([(LOCATION, HeaderValue::from_static(REFUSAL))]);
        let (seal, _) = refusal_in(&location).expect("a refusal");
        assert_eq!(asked(&format!("a=b; {REFUSED}={seal}")), None);
        assert_eq!(asked("a=b").as_deref(), Some("/p/acme?sort=name"));
        assert_eq!(asked(&format!("{REFUSED}=0123")).as_deref(), Some("/p/acme?sort=name"));
    }

    #[test]
    fn only_pages_of_ours_are_gone_back_to() {
        assert!(is_page("/p/acme/prompts?page=2"));
        for other in ["//evil.example", "https://evil.example", "/\\evil.example", "", "p"] {
            assert!(!is_page(other), "{other}");
        }
    }
}
