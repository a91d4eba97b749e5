//! Each request has an id, a line in the log and a place in the figures. The route is named, never the query: an
//! address can hold a name, a search, a secret of a link.

use std::{
    cell::RefCell,
    collections::HashMap,
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header::CONTENT_TYPE},
    response::Response,
};
use metrics::{Counter, Histogram};
use tracing::Instrument;
use uuid::Uuid;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Around what answers the request.
pub async fn observe<F>(request: Request, answers: impl FnOnce(Request) -> F) -> Response
where
    F: Future<Output = Response>,
{
    let began = Instant::now();
    let id = request_id(request.headers());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let span = tracing::info_span!(target: "cuebook::request", "request", id = id.to_str().unwrap_or_default());
    let mut answer = answers(request).instrument(span.clone()).await;
    answer.headers_mut().insert(REQUEST_ID, id);

    let took = began.elapsed();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let status = answer.status();
    let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| match level(&method, route, &answer) {
        Level::Fault => tracing::error!(target: "cuebook::request", %method, route, status = status.as_u16(), milliseconds, "answered"),
        Level::Event => tracing::info!(target: "cuebook::request", %method, route, status = status.as_u16(), milliseconds, "answered"),
        Level::Routine => tracing::debug!(target: "cuebook::request", %method, route, status = status.as_u16(), milliseconds, "answered"),
    });
    count(&method, route, status, took.as_secs_f64());
    answer
}

/// The id the request brings, when it is one a log can hold; else a new one.
fn request_id(headers: &HeaderMap) -> HeaderValue {
    let brought = headers.get(REQUEST_ID).filter(|id| {
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
        (1..=64).contains(&id.len()) && id.as_bytes().iter().all(plain)
    });
    brought.cloned().unwrap_or_else(|| {
        let [high, low] = fresh_id();
        HeaderValue::from_str(&format!("{high:016x}{low:016x}")).expect("hexadecimal digits are a header")
    })
}

/// Random bits of this start, and a count that does not show how much is asked here. No question to the system for
/// each of thousands of requests a second.
fn fresh_id() -> [u64; 2] {
    static START: LazyLock<[u64; 2]> = LazyLock::new(|| {
        let (high, low) = Uuid::new_v4().as_u64_pair();
        [high, low]
    });
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let [high, low] = *START;
    // Odd, so that no two counts become the same.
    let scattered = COUNT.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    [high, low ^ scattered]
}

enum Level {
    Fault,
    Event,
    /// Programs fetch prompts thousands of times a second, and a browser its files with every page.
    Routine,
}

fn level(method: &Method, route: &str, answer: &Response) -> Level {
    let status = answer.status();
    let is_page = answer.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let reads = *method == Method::GET || *method == Method::HEAD;
    match () {
        () if status == StatusCode::SERVICE_UNAVAILABLE => Level::Event,
        () if status.is_server_error() => Level::Fault,
        () if reads && !is_page && !status.is_client_error() && !route.starts_with("/_fn/") => Level::Routine,
        () => Level::Event,
    }
}

/// The figures of one kind of answer.
struct Figures {
    requests: Counter,
    seconds: Histogram,
}

type ByRoute = HashMap<String, Figures>;

thread_local! {
    /// By method and status, then by route: a program's read is counted without making a text for it.
    static FIGURES: RefCell<HashMap<(&'static str, u16), ByRoute>> = RefCell::default();
}

fn count(method: &Method, route: &str, status: StatusCode, seconds: f64) {
    let method = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
        .into_iter()
        .find(|known| *known == method.as_str())
        .unwrap_or("other");
    FIGURES.with_borrow_mut(|figures| {
        let figures = figures.entry((method, status.as_u16())).or_default();
        if !figures.contains_key(route) {
            figures.insert(route.to_string(), Figures::of(method, route, status));
        }
        let Figures { requests, seconds: took } = &figures[route];
        requests.increment(1);
        took.record(seconds);
    });
}

impl Figures {
    fn of(method: &'static str, route: &str, status: StatusCode) -> Self {
        let labels =
            [("method", method.to_string()), ("route", route.to_string()), ("status", status.as_str().to_string())];
        Self {
            requests: metrics::counter!("cuebook_requests_total", &labels),
            seconds: metrics::histogram!("cuebook_request_seconds", &labels),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_could_forge_a_line_is_replaced() {
        let given = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(REQUEST_ID, HeaderValue::from_static(text));
            request_id(&headers)
        };
        assert_eq!(given("trace-42_a"), "trace-42_a");
        assert_ne!(given("a b\tstatus=200"), "a b\tstatus=200");
        assert_ne!(request_id(&HeaderMap::new()), request_id(&HeaderMap::new()));
    }
}
