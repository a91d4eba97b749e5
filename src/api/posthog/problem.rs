//! Errors in the form PostHog's clients and its users' scripts read.

use axum::{
    Json,
    http::{
        HeaderValue, Method, StatusCode,
        header::{CACHE_CONTROL, RETRY_AFTER, WWW_AUTHENTICATE},
    },
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{
    api::{Told, sealed::ASK_AGAIN},
    domain::refusal::Refusal,
};

#[derive(Debug, PartialEq)]
pub struct Problem {
    status: StatusCode,
    body: Body,
    /// Seconds.
    retry_after: Option<u32>,
}

#[derive(Debug, PartialEq, Serialize)]
struct Body {
    r#type: &'static str,
    code: &'static str,
    detail: String,
    /// The parameter that is wrong.
    attr: Option<&'static str>,
}

impl Problem {
    fn new(status: StatusCode, r#type: &'static str, code: &'static str, detail: impl Into<String>) -> Self {
        Self { status, body: Body { r#type, code, detail: detail.into(), attr: None }, retry_after: None }
    }

    pub fn invalid(attr: &'static str, detail: impl Into<String>) -> Self {
        let mut problem = Self::not_both(detail);
        problem.body.attr = Some(attr);
        problem
    }

    /// Parameters that exclude each other: neither of them alone is wrong.
    pub fn not_both(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "validation_error", "invalid_input", detail)
    }

    pub fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "invalid_request", "not_found", detail)
    }

    pub fn no_key() -> Self {
        let says = "Authentication credentials were not provided. Make an API key on the project's settings page and \
                    send it as \"Authorization: Bearer phx_…\".";
        Self::new(StatusCode::UNAUTHORIZED, "authentication_error", "not_authenticated", says)
    }

    pub fn wrong_key(detail: &str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "authentication_error", "authentication_failed", detail)
    }

    /// What never reached the door, with the status it was refused with.
    pub fn early(status: StatusCode, refusal: Refusal) -> Self {
        Self { status, ..refusal.into() }
    }

    pub fn method_not_allowed(method: &Method) -> Self {
        let says = format!("Method \"{method}\" not allowed. Prompts are read here, and written in the browser.");
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "invalid_request", "method_not_allowed", says)
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let detail = refusal.sentence();
        match refusal {
            Refusal::SignedOut => {
                Self::wrong_key("This API key is unknown or was revoked. Make one on the project's settings page.")
            }
            Refusal::Forbidden { .. } => {
                Self::new(StatusCode::FORBIDDEN, "authentication_error", "permission_denied", detail)
            }
            Refusal::NotFound { .. } => Self::not_found(detail),
            Refusal::Invalid { field, .. } => Self::invalid(field.as_str(), detail),
            Refusal::Taken { .. } | Refusal::Conflict(_) | Refusal::Unchanged { .. } => {
                Self::new(StatusCode::CONFLICT, "invalid_request", "conflict", detail)
            }
            Refusal::TooMany { seconds } => Self {
                retry_after: Some(seconds),
                ..Self::new(StatusCode::TOO_MANY_REQUESTS, "throttled_error", "throttled", detail)
            },
            Refusal::Expired { .. } => Self::new(StatusCode::GONE, "invalid_request", "expired", detail),
            Refusal::Unavailable => Self {
                retry_after: Some(2),
                ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "server_error", "service_unavailable", detail)
            },
            Refusal::Internal { .. } => Self::new(StatusCode::INTERNAL_SERVER_ERROR, "server_error", "error", detail),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut answer = (self.status, Json(self.body)).into_response();
        let headers = answer.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(ASK_AGAIN));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer.extensions_mut().insert(Told);
        answer
    }
}
