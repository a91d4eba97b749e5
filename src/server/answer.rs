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
        Asker::Reader => page(status, &sentence, way_on(status), site),
        Asker::Page => (status, Json(UiError::Refused(refusal))).into_response(),
        Asker::Program(Some(say)) => say(status, refusal),
        Asker::Program(None) => {
            let code = status.canonical_reason().unwrap_or("Error").to_lowercase().replace(' ', "_");
            (status, Json(json!({ "type": "error", "code": code, "detail": sentence, "attr": null }))).into_response()
        }
    }
}

/// A form as it was sent.
pub struct Form<'a> {
    pub path: &'a str,
    /// The page it was filled in on.
    pub back: &'a str,
    /// As the browser encoded them.
    pub fields: &'a [u8],
}

/// For a plain form that met a database that is away, or a session that has ended: what was typed stands in this page, and
/// is sent again from it.
pub fn form_again(form: &Form<'_>, why: &Refusal, site: &Site) -> Response {
    let action = form_urlencoded::Serializer::new(String::new()).append_pair("back", form.back).finish();
    let mut fields = String::new();
    for (name, value) in form_urlencoded::parse(form.fields) {
        // A hidden field keeps line breaks, which one of text does not.
        let (name, value) = (quoted(&name), quoted(&value));
        fields.push_str(&format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">"));
    }
    let says = match why {
        Refusal::SignedOut => {
            "<p>What you typed is kept on this page. <a class=\"link\" href=\"/signin\" target=\"_blank\">Sign in in another tab</a>, \
             come back, and send it again.</p>"
        }
        _ => "<p>What you typed is kept on this page. Stay on it, and send it again in a moment.</p>",
    };
    let again = format!(
        "{says}<form method=\"post\" action=\"{path}?{action}\">{fields}\
         <p class=\"lost__go\"><button class=\"btn btn--main\">Send it again</button></p></form>",
        path = quoted(form.path),
    );
    page(status(why), &why.sentence(), &again, site)
}

/// A page that needs nothing but its style sheet: neither database, session nor script. `more` is HTML.
fn page(status: StatusCode, sentence: &str, more: &str, site: &Site) -> Response {
    let style = site.assets.as_ref().map(|assets| format!("<link rel=\"stylesheet\" href=\"{}\">", assets.css));
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <title>{title} · Cuebook</title>{style}</head>\
         <body><main class=\"page\" id=\"main\"><div class=\"wrap\"><div class=\"lost\"><h1>{title}</h1><p>{sentence}</p>{more}\
         </div></div></main></body></html>\n",
        title = title(status),
        style = style.unwrap_or_default(),
        sentence = escaped(sentence),
    );
    let mut answer = (status, Html(html)).into_response();
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(csp::WITHOUT_SCRIPT));
    answer
}

/// The way on from a page that could not be drawn.
fn way_on(status: StatusCode) -> &'static str {
    match status {
        // An empty address is the page itself.
        StatusCode::SERVICE_UNAVAILABLE => {
            "<p class=\"lost__go\"><a class=\"btn btn--main\" href=\"\">Try again</a></p>"
        }
        _ => "<p class=\"lost__go\"><a class=\"btn btn--main\" href=\"/\">Go to all prompts</a></p>",
    }
}

fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::SERVICE_UNAVAILABLE => "One moment",
        StatusCode::UNAUTHORIZED => "You are signed out",
        StatusCode::FORBIDDEN => "Not from there",
        StatusCode::PAYLOAD_TOO_LARGE => "Too large",
        _ => "Something went wrong",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// For an attribute in quotation marks.
fn quoted(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
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

    #[tokio::test]
    async fn a_form_that_comes_back_holds_its_fields_as_text() {
        let form = Form {
            path: "/_fn/save_draft",
            back: "/p/acme/prompts/reply/edit?a=1&b=\"2",
            fields: b"name=reply&text=%0A%3C%2Ftextarea%3E%3Cscript%3E&%22x=1",
        };
        let answer = form_again(&form, &Refusal::Unavailable, &Site { assets: None });
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        let body = axum::body::to_bytes(answer.into_body(), 10_000).await.expect("a body");
        let html = String::from_utf8_lossy(&body);
        assert!(
            html.contains("action=\"/_fn/save_draft?back=%2Fp%2Facme%2Fprompts%2Freply%2Fedit%3Fa%3D1%26b%3D%222\""),
            "{html}"
        );
        assert!(html.contains("name=\"text\" value=\"\n&lt;/textarea&gt;&lt;script&gt;\""), "{html}");
        assert!(html.contains("name=\"&quot;x\""), "{html}");
    }

    #[test]
    fn a_page_writes_its_sentence_as_text() {
        assert_eq!(escaped("<b>&"), "&lt;b&gt;&amp;");
    }
}
