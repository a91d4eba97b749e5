//! A door, knocked at without a network: requests go straight into the router.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use cuebook::usecases::App;
use serde_json::Value;
use tower::ServiceExt;

/// The whole server, as it would answer on `http://cuebook.test`.
#[derive(Clone)]
pub struct Door {
    router: Router,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

pub const HOST: &str = "cuebook.test";

impl Door {
    pub fn new(app: &App) -> Self {
        Self { router: cuebook::server::router_for_tests(app.clone()) }
    }

    pub async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.into()).expect("a request");
        let answer = self.router.clone().oneshot(request).await.expect("a router never fails");
        let (parts, body) = answer.into_parts();
        let body = to_bytes(body, 64 * 1024 * 1024).await.expect("a whole body");
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask(Method::GET, path, headers, Body::empty()).await
    }

    /// A form as a script of our own pages posts it.
    pub async fn post(&self, path: &str, form: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let mut all = vec![("content-type", "application/x-www-form-urlencoded"), ("origin", "http://cuebook.test")];
        if !headers.iter().any(|(name, _)| *name == "accept") {
            all.push(("accept", "application/json"));
        }
        all.extend_from_slice(headers);
        self.ask(Method::POST, path, &all, encode(form)).await
    }

    /// The cookie of a new session.
    pub async fn sign_in(&self, email: &str, password: &str) -> String {
        let answer = self.post("/_fn/sign_in", &[("email", email), ("password", password)], &[]).await;
        answer.cookie().unwrap_or_else(|| panic!("no session: {answer:?}"))
    }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// All cookies, as a browser sends them back.
    pub fn cookies(&self) -> String {
        let set = self.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        let pairs: Vec<&str> = set.filter_map(|cookie| cookie.split(';').next()).collect();
        pairs.join("; ")
    }

    pub fn cookie(&self) -> Option<String> {
        let cookie = self.header("set-cookie")?;
        Some(cookie.split(';').next().unwrap_or_default().to_string())
    }
}

fn encode(form: &[(&str, &str)]) -> String {
    let escape = |text: &str| {
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(byte);
        text.bytes()
            .map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect::<String>()
    };
    form.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect::<Vec<_>>().join("&")
}
