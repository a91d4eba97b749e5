//! What a server function knows of the request it answers: put into the context by the server.

use axum::http::{HeaderMap, StatusCode, header::ACCEPT};
use leptos::prelude::{ServerFnErrorErr, expect_context, use_context};
use leptos_axum::ResponseOptions;

use super::UiError;
use crate::{
    domain::{
        access::Caller,
        refusal::{Field, Outcome, Refusal},
    },
    usecases::App,
};

/// The request, as far as the browser's doors look at it.
#[derive(Clone, Debug)]
pub struct RequestInfo {
    /// `https://prompts.example.com`, as the browser sees this server, without a slash at the end.
    pub origin: String,
    /// For links that travel by mail: the public address if one is set, else `origin`.
    pub public_origin: String,
    /// The address the request came from, behind trusted proxies the client's.
    pub host: String,
}

pub fn app() -> App {
    expect_context::<App>()
}

/// Who acts. Nobody when the session layer put nobody there.
pub fn caller() -> Caller {
    use_context::<Caller>().unwrap_or(Caller::Nobody)
}

pub fn request_info() -> RequestInfo {
    expect_context::<RequestInfo>()
}

/// Gives the outcome of a use case to the browser. A script gets the status that fits the refusal; a plain form is
/// sent back to its page by a redirect, which a status of ours would undo.
pub fn answer<T>(outcome: Outcome<T>) -> Result<T, UiError> {
    if let Err(refusal) = &outcome
        && is_script()
        && let Some(response) = use_context::<ResponseOptions>()
    {
        response.set_status(status(refusal));
    }
    outcome.map_err(UiError::from)
}

/// A body that was cut off or lacks a field is the asker's mistake, not a fault of ours.
pub fn unreadable(error: &ServerFnErrorErr) -> Option<Refusal> {
    let (ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_)) = error
    else {
        return None;
    };
    if is_script()
        && let Some(response) = use_context::<ResponseOptions>()
    {
        response.set_status(StatusCode::BAD_REQUEST);
    }
    let says = "this request could not be read, so nothing was changed; reload the page and send it again";
    Some(Refusal::invalid(Field::Query, says))
}

/// Whether a script asks, which reads our answer itself, and not a plain form.
pub fn is_script() -> bool {
    let parts = use_context::<axum::http::request::Parts>();
    let headers: Option<&HeaderMap> = parts.as_ref().map(|parts| &parts.headers);
    let accept = headers.and_then(|headers| headers.get(ACCEPT)).and_then(|accept| accept.to_str().ok());
    !accept.unwrap_or_default().contains("text/html")
}

pub fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::SignedOut => StatusCode::UNAUTHORIZED,
        Refusal::Forbidden { .. } => StatusCode::FORBIDDEN,
        Refusal::NotFound { .. } => StatusCode::NOT_FOUND,
        Refusal::Reference(fault) if fault.is_in_use() => StatusCode::CONFLICT,
        Refusal::Invalid { .. } | Refusal::Reference(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Refusal::Taken { .. } | Refusal::Conflict(_) | Refusal::Unchanged { .. } => StatusCode::CONFLICT,
        Refusal::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Expired { .. } => StatusCode::GONE,
        Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
