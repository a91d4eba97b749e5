//! Errors in the form Phoenix's clients and its users' scripts read: a text, or the faults of a body as JSON.

use std::borrow::Cow;

use axum::{
    Json,
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE},
    },
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::{complaint::Complaint, with_version};
use crate::{
    api::Told,
    domain::{
        prompts::reference::ReferenceFault,
        refusal::{Field, Refusal},
    },
};

#[derive(Debug, PartialEq)]
pub struct Problem {
    status: StatusCode,
    says: Says,
    /// Seconds.
    retry_after: Option<u32>,
}

#[derive(Debug, PartialEq)]
enum Says {
    Text(Cow<'static, str>),
    Faults(Vec<Complaint>),
}

impl Problem {
    pub fn text(status: StatusCode, says: impl Into<Cow<'static, str>>) -> Self {
        Self { status, says: Says::Text(says.into()), retry_after: None }
    }

    pub fn unprocessable(says: impl Into<Cow<'static, str>>) -> Self {
        Self::text(StatusCode::UNPROCESSABLE_ENTITY, says)
    }

    pub fn not_found(says: &'static str) -> Self {
        Self::text(StatusCode::NOT_FOUND, says)
    }

    pub fn nothing() -> Self {
        Self::not_found("Not Found")
    }

    pub fn method_not_allowed() -> Self {
        Self::text(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed")
    }

    /// What never reached the door, with the status it was refused with.
    pub fn early(status: StatusCode, refusal: Refusal) -> Self {
        match status {
            StatusCode::METHOD_NOT_ALLOWED => Self::method_not_allowed(),
            StatusCode::SERVICE_UNAVAILABLE => Self { status, ..refusal.into() },
            _ => Self::text(status, refusal.sentence()),
        }
    }

    /// A prompt that was put together when it was published, and can no longer be.
    pub fn broken(fault: &ReferenceFault) -> Self {
        let status = match fault {
            ReferenceFault::NoPrompt { .. } | ReferenceFault::NoVersion { .. } | ReferenceFault::NoTag { .. } => {
                StatusCode::NOT_FOUND
            }
            _ => StatusCode::CONFLICT,
        };
        Self::text(status, format!("This prompt cannot be put together: {fault}."))
    }

    /// The same with these words, when it says that something is not there.
    pub fn missing_is(self, says: &'static str) -> Self {
        match self.status {
            StatusCode::NOT_FOUND => Self::not_found(says),
            _ => self,
        }
    }
}

impl From<Vec<Complaint>> for Problem {
    fn from(faults: Vec<Complaint>) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, says: Says::Faults(faults), retry_after: None }
    }
}

impl From<Complaint> for Problem {
    fn from(fault: Complaint) -> Self {
        vec![fault].into()
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let sentence = refusal.sentence();
        match refusal {
            Refusal::SignedOut => Self::text(StatusCode::UNAUTHORIZED, "Invalid token"),
            Refusal::Forbidden { .. } => Self::text(StatusCode::FORBIDDEN, sentence),
            Refusal::NotFound { .. } => Self::nothing(),
            Refusal::Invalid { field, says } => Complaint::rule(place(field), says, &Value::Null).into(),
            Refusal::Reference(fault) if !fault.is_in_use() => {
                Complaint::rule(place(Field::Content), fault.to_string(), &Value::Null).into()
            }
            Refusal::Reference(_) | Refusal::Taken { .. } | Refusal::Conflict(_) | Refusal::Unchanged { .. } => {
                Self::text(StatusCode::CONFLICT, sentence)
            }
            Refusal::TooMany { seconds } => {
                Self { retry_after: Some(seconds), ..Self::text(StatusCode::TOO_MANY_REQUESTS, sentence) }
            }
            Refusal::Expired { .. } => Self::text(StatusCode::GONE, sentence),
            Refusal::Unavailable => {
                Self { retry_after: Some(2), ..Self::text(StatusCode::SERVICE_UNAVAILABLE, sentence) }
            }
            Refusal::Internal { .. } => Self::text(StatusCode::INTERNAL_SERVER_ERROR, sentence),
        }
    }
}

/// Where in a body a rule is broken that only a use case knows.
fn place(field: Field) -> &'static [&'static str] {
    match field {
        Field::Content => &["body", "version", "template"],
        Field::CommitMessage => &["body", "version", "description"],
        Field::Settings | Field::Version => &["body", "version"],
        Field::Name => &["body", "prompt", "name"],
        Field::Description => &["body", "description"],
        Field::Metadata => &["body", "metadata"],
        Field::Tag => &["body", "tags"],
        Field::Base
        | Field::Edits
        | Field::Email
        | Field::KeyName
        | Field::Password
        | Field::CurrentPassword
        | Field::PersonName
        | Field::Project
        | Field::Query
        | Field::Request
        | Field::Role
        | Field::Scopes
        | Field::Slug
        | Field::Topics => &["body"],
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut answer = match self.says {
            Says::Text(text) => (self.status, text).into_response(),
            Says::Faults(faults) => (self.status, Json(json!({ "detail": faults }))).into_response(),
        };
        let headers = answer.headers_mut();
        headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static("text/plain; charset=utf-8"));
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer.extensions_mut().insert(Told);
        with_version(answer)
    }
}
