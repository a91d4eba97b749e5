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
    domain::{
        prompts::{number::VersionNumber, publish::Conflict, reference::ReferenceFault},
        refusal::{Field, Refusal},
    },
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
    /// Of a conflict: the version to start from.
    #[serde(skip_serializing_if = "Option::is_none")]
    current_version: Option<VersionNumber>,
    /// The edit that cannot be made, from 0 on.
    #[serde(skip_serializing_if = "Option::is_none")]
    edit_index: Option<usize>,
}

impl Problem {
    fn new(status: StatusCode, r#type: &'static str, code: &'static str, detail: impl Into<String>) -> Self {
        let body = Body { r#type, code, detail: detail.into(), attr: None, current_version: None, edit_index: None };
        Self { status, body, retry_after: None }
    }

    pub fn invalid(attr: &'static str, detail: impl Into<String>) -> Self {
        Self::invalid_as("invalid_input", attr, detail)
    }

    /// With one of the codes that their scripts tell apart.
    pub fn invalid_as(code: &'static str, attr: &'static str, detail: impl Into<String>) -> Self {
        let mut problem = Self::new(StatusCode::BAD_REQUEST, "validation_error", code, detail);
        problem.body.attr = Some(attr);
        problem
    }

    pub fn missing(attr: &'static str) -> Self {
        Self::invalid_as("required", attr, "This field is required.")
    }

    /// Parameters that exclude each other, or of which one is missing: none of them alone is wrong.
    pub fn not_both(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "validation_error", "invalid_input", detail)
    }

    pub fn not_json(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "validation_error", "parse_error", detail)
    }

    pub fn edit(index: usize, detail: impl Into<String>) -> Self {
        let mut problem = Self::not_both(detail);
        problem.body.edit_index = Some(index);
        problem
    }

    pub fn stale(current: VersionNumber, detail: impl Into<String>) -> Self {
        let mut problem = Self::new(StatusCode::CONFLICT, "invalid_request", "conflict", detail);
        problem.body.current_version = Some(current);
        problem
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

    /// A prompt that was put together when it was published, and can no longer be.
    pub fn broken(fault: ReferenceFault) -> Self {
        match fault {
            ReferenceFault::NoPrompt { .. } | ReferenceFault::NoVersion { .. } | ReferenceFault::NoTag { .. } => {
                let mut problem = Self::not_found(format!(
                    "This prompt references another that is no longer there: {fault}. Until then it cannot be fetched."
                ));
                problem.body.code = code(&fault);
                problem
            }
            fault => {
                let says = format!("This prompt cannot be put together: {fault}.");
                Self::new(StatusCode::CONFLICT, "invalid_request", code(&fault), says)
            }
        }
    }

    /// A body that broke off, or is too large.
    pub fn unread(status: StatusCode) -> Self {
        match status {
            StatusCode::PAYLOAD_TOO_LARGE => {
                let says = "This request is larger than 20 MiB; a prompt has at most 1,000,000 bytes.";
                Self::new(status, "validation_error", "max_size", says)
            }
            _ => Self::not_json("The request broke off before its end; nothing was changed. Send it again."),
        }
    }

    /// What never reached the door, with the status it was refused with.
    pub fn early(status: StatusCode, refusal: Refusal) -> Self {
        Self { status, ..refusal.into() }
    }

    pub fn method_not_allowed(method: &Method) -> Self {
        let says = format!("Method \"{method}\" not allowed.");
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "invalid_request", "method_not_allowed", says)
    }
}

/// A field by the name that it has at this door.
fn attr(field: Field) -> &'static str {
    match field {
        Field::Content => "prompt",
        Field::Settings => "config",
        Field::CommitMessage => "version_description",
        Field::Base => "base_version",
        Field::Tag => "label",
        other => other.as_str(),
    }
}

/// By which their scripts tell what is wrong with a reference.
fn code(fault: &ReferenceFault) -> &'static str {
    match fault {
        ReferenceFault::TooMany => "too_many_references",
        ReferenceFault::Itself { .. } => "self_reference",
        ReferenceFault::Referenced { .. } => "referenced_prompt_cannot_reference",
        ReferenceFault::NoPrompt { .. } => "reference_not_found",
        ReferenceFault::NoVersion { .. } => "reference_version_not_found",
        ReferenceFault::NoTag { .. } => "reference_label_not_found",
        ReferenceFault::NotText { .. } => "reference_not_text",
        ReferenceFault::Nested { .. } => "nested_reference",
        ReferenceFault::TooLarge => "assembled_too_large",
        ReferenceFault::InUse { .. } => "prompt_in_use",
        ReferenceFault::TagInUse { .. } | ReferenceFault::TagCannotMove { .. } => "label_in_use",
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
            Refusal::Invalid { field, .. } => Self::invalid(attr(field), detail),
            Refusal::Taken { field: Field::Name, .. } => {
                Self::invalid_as("unique", "name", "A prompt with this name already exists.")
            }
            Refusal::Conflict(conflict) => {
                let Conflict { author, latest, .. } = *conflict;
                let says = format!(
                    "The prompt changed since you opened it: {author} published version {latest}. Reload the latest \
                     version and try again."
                );
                Self::stale(latest, says)
            }
            Refusal::Reference(fault) if fault.is_in_use() => {
                Self::new(StatusCode::CONFLICT, "invalid_request", code(&fault), detail)
            }
            Refusal::Reference(fault) => Self::invalid_as(code(&fault), "prompt", detail),
            Refusal::Taken { .. } | Refusal::Unchanged { .. } => {
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
