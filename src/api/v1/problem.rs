//! Refusals as RFC 9457 tells them: what happened, and what to do.

use std::borrow::Cow;

use axum::{
    Json,
    http::{
        HeaderValue, Method, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE},
    },
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    api::{Told, sealed::ASK_AGAIN},
    domain::{
        prompts::publish::Conflict,
        refusal::{Field, Refusal},
    },
};

pub const PROBLEM_JSON: &str = "application/problem+json";

/// By which a program tells refusals apart. They are never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    KeyMissing,
    KeyUnknown,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    UnknownParameter,
    InvalidParameter,
    InvalidCursor,
    MalformedJson,
    MalformedRequest,
    TooLarge,
    UnsupportedEncoding,
    Invalid,
    BrokenReference,
    InUse,
    Taken,
    Conflict,
    Unchanged,
    IdempotencyMismatch,
    IdempotencyRunning,
    IdempotencyInterrupted,
    TooManyRequests,
    Internal,
    Unavailable,
}

/// A code as it is written, with its status and its title.
struct Facts(&'static str, StatusCode, &'static str);

impl Code {
    fn facts(self) -> Facts {
        match self {
            Self::KeyMissing => Facts("key_missing", StatusCode::UNAUTHORIZED, "No key was shown"),
            Self::KeyUnknown => Facts("key_unknown", StatusCode::UNAUTHORIZED, "The key opens nothing"),
            Self::Forbidden => Facts("forbidden", StatusCode::FORBIDDEN, "The key may not do this"),
            Self::NotFound => Facts("not_found", StatusCode::NOT_FOUND, "Not found"),
            Self::MethodNotAllowed => {
                Facts("method_not_allowed", StatusCode::METHOD_NOT_ALLOWED, "This address does not take that method")
            }
            Self::UnknownParameter => Facts("unknown_parameter", StatusCode::BAD_REQUEST, "Unknown parameter"),
            Self::InvalidParameter => Facts("invalid_parameter", StatusCode::BAD_REQUEST, "Invalid parameter"),
            Self::InvalidCursor => Facts("invalid_cursor", StatusCode::BAD_REQUEST, "Invalid cursor"),
            Self::MalformedJson => Facts("malformed_json", StatusCode::BAD_REQUEST, "The body is not JSON"),
            Self::MalformedRequest => {
                Facts("malformed_request", StatusCode::BAD_REQUEST, "The request could not be read")
            }
            Self::TooLarge => Facts("too_large", StatusCode::PAYLOAD_TOO_LARGE, "Too large"),
            Self::UnsupportedEncoding => {
                Facts("unsupported_encoding", StatusCode::UNSUPPORTED_MEDIA_TYPE, "Unknown content encoding")
            }
            Self::Invalid => Facts("invalid", StatusCode::UNPROCESSABLE_ENTITY, "A rule is not met"),
            Self::BrokenReference => {
                Facts("broken_reference", StatusCode::CONFLICT, "The prompt cannot be put together")
            }
            Self::InUse => Facts("in_use", StatusCode::CONFLICT, "The prompt stands in others"),
            Self::Taken => Facts("taken", StatusCode::CONFLICT, "It is there already, or somebody was faster"),
            Self::Conflict => Facts("conflict", StatusCode::CONFLICT, "Somebody published meanwhile"),
            Self::Unchanged => Facts("unchanged", StatusCode::CONFLICT, "Nothing to publish"),
            Self::IdempotencyMismatch => Facts(
                "idempotency_mismatch",
                StatusCode::UNPROCESSABLE_ENTITY,
                "This Idempotency-Key stands for another request",
            ),
            Self::IdempotencyRunning => {
                Facts("idempotency_running", StatusCode::CONFLICT, "The first request still runs")
            }
            Self::IdempotencyInterrupted => {
                Facts("idempotency_interrupted", StatusCode::CONFLICT, "It was done, and its answer is lost")
            }
            Self::TooManyRequests => Facts("too_many_requests", StatusCode::TOO_MANY_REQUESTS, "Too many writes"),
            Self::Internal => Facts("internal", StatusCode::INTERNAL_SERVER_ERROR, "A fault of the server"),
            Self::Unavailable => {
                Facts("unavailable", StatusCode::SERVICE_UNAVAILABLE, "The server cannot reach its database")
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    code: Code,
    detail: String,
    /// What of the request it is about: a parameter, or the place in the body.
    field: Option<Cow<'static, str>>,
    conflict: Option<Box<Conflict>>,
    /// Seconds.
    retry_after: Option<u32>,
}

/// Why a request was refused, and what to do about it.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// Where the code is explained.
    #[schema(format = "uri-reference", example = "/docs/api#not_found")]
    r#type: String,
    #[schema(example = "Not found")]
    title: &'static str,
    #[schema(minimum = 400, maximum = 599, example = 404)]
    status: u16,
    /// One or two sentences for whoever reads the log.
    #[schema(example = "The prompt \"support-reply\" was not found.")]
    detail: String,
    #[schema(value_type = Code)]
    code: &'static str,
    /// The parameter, or the place in the body, that is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    field: Option<Cow<'static, str>>,
    /// Of a conflict: the version that the new one was made upon.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i32)]
    base_version: Option<i32>,
    /// Of a conflict: the version to start from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = i32)]
    latest_version: Option<i32>,
    /// Of a conflict: who published the latest version.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    published_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, format = DateTime)]
    published_at: Option<String>,
    /// Of a conflict: why the latest version was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String)]
    message: Option<String>,
}

impl Problem {
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), field: None, conflict: None, retry_after: None }
    }

    pub fn about(self, field: impl Into<Cow<'static, str>>) -> Self {
        Self { field: Some(field.into()), ..self }
    }

    pub fn invalid(field: impl Into<Cow<'static, str>>, detail: impl Into<String>) -> Self {
        Self::new(Code::Invalid, detail).about(field)
    }

    pub fn parameter(name: impl Into<Cow<'static, str>>, detail: impl Into<String>) -> Self {
        Self::new(Code::InvalidParameter, detail).about(name)
    }

    pub fn no_key() -> Self {
        let says = "Send an API key as \"Authorization: Bearer phx_…\". Keys are made on the project's settings page.";
        Self::new(Code::KeyMissing, says)
    }

    pub fn project_token() -> Self {
        let says = "phc_… is the token of a project, which opens nothing here. Make an API key (phx_…) on the project's \
                    settings page and send that one.";
        Self::new(Code::KeyUnknown, says)
    }

    pub fn method_not_allowed(method: &Method) -> Self {
        let says = format!("This address does not take {method}. The header Allow names the methods that it takes.");
        Self::new(Code::MethodNotAllowed, says)
    }

    pub fn running() -> Self {
        let says = "The first request with this Idempotency-Key is not answered yet. Wait a second and send it again.";
        Self { retry_after: Some(1), ..Self::new(Code::IdempotencyRunning, says) }
    }

    /// What never reached the door, with the status that it was refused with.
    pub fn early(status: StatusCode, refusal: &Refusal) -> Self {
        let detail = refusal.sentence();
        let code = match status {
            StatusCode::PAYLOAD_TOO_LARGE => Code::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Code::UnsupportedEncoding,
            StatusCode::METHOD_NOT_ALLOWED => Code::MethodNotAllowed,
            StatusCode::NOT_FOUND => Code::NotFound,
            StatusCode::SERVICE_UNAVAILABLE => {
                return Self { retry_after: Some(2), ..Self::new(Code::Unavailable, detail) };
            }
            status if status.is_server_error() => Code::Internal,
            _ => Code::MalformedRequest,
        };
        Self::new(code, detail)
    }

    /// Whether it is about what the request asked for: such an answer stays the same, the others may be gone on a retry.
    pub fn is_decision(&self) -> bool {
        matches!(
            self.code,
            Code::NotFound
                | Code::Invalid
                | Code::BrokenReference
                | Code::InUse
                | Code::Taken
                | Code::Conflict
                | Code::Unchanged
        )
    }

    pub fn status(&self) -> StatusCode {
        self.code.facts().1
    }

    pub fn body(self) -> ProblemBody {
        let Facts(code, status, title) = self.code.facts();
        let conflict = self.conflict.map(|conflict| *conflict);
        let (base, latest) =
            (conflict.as_ref().map(|one| one.base.get()), conflict.as_ref().map(|one| one.latest.get()));
        ProblemBody {
            r#type: format!("/docs/api#{code}"),
            title,
            status: status.as_u16(),
            detail: self.detail,
            code,
            field: self.field,
            base_version: base,
            latest_version: latest,
            published_at: conflict.as_ref().map(|conflict| conflict.at.rfc3339()),
            published_by: conflict.as_ref().map(|conflict| conflict.author.clone()),
            message: conflict.map(|conflict| conflict.message),
        }
    }
}

/// A field by the name that it has at this door.
fn field(field: Field) -> &'static str {
    match field {
        Field::Base => "base_version",
        Field::CommitMessage => "message",
        Field::KeyName | Field::Project => "name",
        other => other.as_str(),
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let detail = refusal.sentence();
        match refusal {
            Refusal::SignedOut => Self::new(
                Code::KeyUnknown,
                "This API key is unknown or was revoked, or whoever made it left the project. Make one on the project's \
                 settings page.",
            ),
            Refusal::Forbidden { .. } => Self::new(Code::Forbidden, detail),
            Refusal::NotFound { .. } => Self::new(Code::NotFound, detail),
            Refusal::Invalid { field: Field::Query, .. } => Self::parameter("search", detail),
            Refusal::Invalid { field: about, .. } => Self::invalid(field(about), detail),
            Refusal::Taken { field: about, .. } => Self::new(Code::Taken, detail).about(field(about)),
            Refusal::Conflict(conflict) => {
                let says = format!("{detail} Read that version, make your change upon it, and publish again.");
                Self { conflict: Some(conflict), ..Self::new(Code::Conflict, says).about("base_version") }
            }
            Refusal::Reference(fault) if fault.is_in_use() => Self::new(Code::InUse, detail),
            Refusal::Reference(_) => Self::invalid("content", detail),
            Refusal::Unchanged { .. } => Self::new(Code::Unchanged, detail),
            Refusal::TooMany { seconds } => {
                Self { retry_after: Some(seconds), ..Self::new(Code::TooManyRequests, detail) }
            }
            // Links that have run out are followed in the browser; no use case of this door answers it.
            Refusal::Expired { .. } => Self::new(Code::NotFound, detail),
            Refusal::Unavailable => Self { retry_after: Some(2), ..Self::new(Code::Unavailable, detail) },
            Refusal::Internal { .. } => Self::new(Code::Internal, detail),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, retry_after) = (self.status(), self.retry_after);
        let mut answer = (status, Json(self.body())).into_response();
        let headers = answer.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(ASK_AGAIN));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer.extensions_mut().insert(Told);
        answer
    }
}
