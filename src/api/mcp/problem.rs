//! What is refused before the protocol begins, as its clients can read it: an error of JSON-RPC that answers no request.

use axum::{
    Json,
    http::{
        HeaderValue, Method, StatusCode,
        header::{ALLOW, CACHE_CONTROL, RETRY_AFTER, WWW_AUTHENTICATE},
    },
    response::{IntoResponse, Response},
};
use rmcp::model::ErrorCode;
use serde_json::json;

use crate::{
    api::{Told, sealed::ASK_AGAIN},
    domain::refusal::Refusal,
};

/// For what has no code of its own: the first of those that JSON-RPC leaves to servers.
const REFUSED: ErrorCode = ErrorCode(-32000);

pub struct Problem {
    status: StatusCode,
    code: ErrorCode,
    says: String,
}

impl Problem {
    fn new(status: StatusCode, code: ErrorCode, says: impl Into<String>) -> Self {
        Self { status, code, says: says.into() }
    }

    pub fn no_key() -> Self {
        let says = "Authentication credentials were not provided. Make an API key on the project's settings page and \
                    let your client send it as \"Authorization: Bearer phx_…\".";
        Self::new(StatusCode::UNAUTHORIZED, REFUSED, says)
    }

    pub fn wrong_key(says: &str) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, REFUSED, says)
    }

    pub fn method_not_allowed(method: &Method) -> Self {
        let says =
            format!("This address takes no {method}. Send each message by POST; there is no stream to listen to.");
        Self::new(StatusCode::METHOD_NOT_ALLOWED, REFUSED, says)
    }

    pub fn not_json() -> Self {
        let says = "The body is not JSON. Send one message of the Model Context Protocol.";
        Self::new(StatusCode::BAD_REQUEST, ErrorCode::PARSE_ERROR, says)
    }

    pub fn batch() -> Self {
        let says = "Several messages at once are no longer part of the protocol. Send them one by one.";
        Self::new(StatusCode::BAD_REQUEST, ErrorCode::INVALID_REQUEST, says)
    }

    /// What the library refuses in words of its own, which can quote the request.
    pub fn not_a_message(status: StatusCode) -> Self {
        let says = match status {
            StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                "This is no message of the Model Context Protocol. Send a JSON-RPC 2.0 request with an id, a method and \
                 an object as params, and with the content-type application/json."
            }
            _ => {
                "This message does not fit its headers. MCP-Protocol-Version must name a version of the protocol, the \
                 one that was agreed on."
            }
        };
        Self::new(StatusCode::BAD_REQUEST, ErrorCode::INVALID_REQUEST, says)
    }

    /// What never reached the door, with the status it was refused with.
    pub fn early(status: StatusCode, refusal: &Refusal) -> Self {
        Self::new(status, REFUSED, refusal.sentence())
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let status = match &refusal {
            Refusal::SignedOut => {
                return Self::wrong_key(
                    "This API key is unknown or was revoked. Make one on the project's settings page.",
                );
            }
            Refusal::Forbidden { .. } => StatusCode::FORBIDDEN,
            Refusal::NotFound { .. } => StatusCode::NOT_FOUND,
            Refusal::Invalid { .. } => StatusCode::BAD_REQUEST,
            Refusal::Taken { .. } | Refusal::Conflict(_) | Refusal::Reference(_) | Refusal::Unchanged { .. } => {
                StatusCode::CONFLICT
            }
            Refusal::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Refusal::Expired { .. } => StatusCode::GONE,
            Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Refusal::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Self::early(status, &refusal)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let error = json!({ "code": self.code, "message": self.says });
        let body = json!({ "jsonrpc": "2.0", "id": null, "error": error });
        let mut answer = (self.status, Json(body)).into_response();
        let headers = answer.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(ASK_AGAIN));
        match self.status {
            StatusCode::UNAUTHORIZED => {
                headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            StatusCode::METHOD_NOT_ALLOWED => {
                headers.insert(ALLOW, HeaderValue::from_static("POST"));
            }
            StatusCode::SERVICE_UNAVAILABLE => {
                headers.insert(RETRY_AFTER, HeaderValue::from_static("2"));
            }
            _ => {}
        }
        answer.extensions_mut().insert(Told);
        answer
    }
}
