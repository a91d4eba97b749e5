//! The addresses of the next and the previous page. The clients follow only absolute ones on the host they asked.

use axum::http::{HeaderMap, HeaderName, Uri, header::HOST};
use form_urlencoded::{Serializer, parse};

/// Behind the server's front a forwarded header is there only when a trusted proxy wrote it.
const PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// A stretch of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub limit: u32,
    pub offset: u32,
    pub count: u32,
}

impl Stretch {
    pub fn next(self, uri: &Uri, headers: &HeaderMap) -> Option<String> {
        let offset = self.offset.saturating_add(self.limit);
        (offset < self.count).then(|| at(uri, headers, self.limit, Some(offset)))
    }

    pub fn previous(self, uri: &Uri, headers: &HeaderMap) -> Option<String> {
        let offset = self.offset.saturating_sub(self.limit);
        (self.offset > 0).then(|| at(uri, headers, self.limit, (offset > 0).then_some(offset)))
    }
}

/// The address that was asked for, at another offset.
fn at(uri: &Uri, headers: &HeaderMap, limit: u32, offset: Option<u32>) -> String {
    let mut more = vec![("limit", limit.to_string())];
    more.extend(offset.map(|offset| ("offset", offset.to_string())));
    link(uri, headers, &["limit", "offset"], &more)
}

/// The address that was asked for, with other values of those parameters.
pub fn link(uri: &Uri, headers: &HeaderMap, without: &[&str], with: &[(&str, String)]) -> String {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let scheme = if text(&PROTO) == Some("https") { "https" } else { "http" };
    let host = text(&HOST).or(uri.authority().map(|authority| authority.as_str())).unwrap_or("localhost");
    let mut query = Serializer::new(String::new());
    for (name, value) in parse(uri.query().unwrap_or_default().as_bytes()) {
        if !without.contains(&name.as_ref()) {
            query.append_pair(&name, &value);
        }
    }
    for (name, value) in with {
        query.append_pair(name, value);
    }
    format!("{scheme}://{host}{}?{}", uri.path(), query.finish())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn links(uri: &'static str, offset: u32) -> (Option<String>, Option<String>) {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("cb:3000"));
        let stretch = Stretch { limit: 100, offset, count: 250 };
        let uri = Uri::from_static(uri);
        (stretch.previous(&uri, &headers), stretch.next(&uri, &headers))
    }

    #[test]
    fn pages_lead_to_each_other_and_end() {
        let all = "/api/environments/@current/llm_prompts/?token=phc_1&label=a%2Bb&limit=100&offset=9";
        let at = |rest: &str| {
            Some(format!(
                "http://cb:3000/api/environments/@current/llm_prompts/?token=phc_1&label=a%2Bb&limit=100{rest}"
            ))
        };
        assert_eq!(links(all, 0), (None, at("&offset=100")));
        assert_eq!(links(all, 100), (at(""), at("&offset=200")));
        assert_eq!(links(all, 200), (at("&offset=100"), None));
        assert_eq!(links(all, 50), (at(""), at("&offset=150")));
    }

    #[test]
    fn a_client_of_https_stays_there() {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("prompts.example.com"));
        headers.insert(PROTO, HeaderValue::from_static("https"));
        let stretch = Stretch { limit: 1, offset: 0, count: 2 };
        let next = stretch.next(&Uri::from_static("/api/projects/1/llm_prompts/"), &headers);
        assert_eq!(next.as_deref(), Some("https://prompts.example.com/api/projects/1/llm_prompts/?limit=1&offset=1"));
    }
}
