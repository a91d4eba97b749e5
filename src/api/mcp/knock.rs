//! From a request over HTTP to the protocol: who asks, whether it is a message at all, and then the library.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Request, State},
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use rmcp::transport::streamable_http_server::{
    StreamableHttpServerConfig, StreamableHttpService, session::never::NeverSessionManager,
};
use serde::de::IgnoredAny;

use super::{handler::Handler, problem::Problem};
use crate::{
    api::{Told, bearer::bearer, sealed::ASK_AGAIN},
    domain::access::{Caller, Member},
    usecases::{App, identify},
};

const PROJECT_TOKEN: &str = "phc_… is the token of a project, which opens nothing. Make an API key (phx_…) on the \
                             project's settings page and let your client send that one.";
const NO_MAKER: &str = "Whoever made this API key has left the project, and the key ended with it. Make one on the \
                        project's settings page.";

pub async fn knock(State(app): State<App>, request: Request) -> Result<Response, Problem> {
    let caller = caller(&app, request.headers()).await?;
    if request.method() != Method::POST {
        return Err(Problem::method_not_allowed(request.method()));
    }
    let (mut parts, body) = request.into_parts();
    let bytes = match Bytes::from_request(Request::from_parts(parts.clone(), body), &()).await {
        Ok(bytes) => bytes,
        Err(too_large_or_broken) => return Ok(too_large_or_broken.into_response()),
    };
    judge(&bytes)?;
    // Every answer of ours is one JSON message, so a client that takes JSON needs not also say that it takes a stream.
    parts.headers.insert(ACCEPT, HeaderValue::from_static("application/json, text/event-stream"));
    let answer = service(app, caller).handle(Request::from_parts(parts, Body::from(bytes))).await;
    Ok(said(answer.map(Body::new)))
}

/// Asked with every request, because none of them is bound to one before it: a revoked key stops at once.
async fn caller(app: &App, headers: &HeaderMap) -> Result<Caller, Problem> {
    let secret = bearer(headers).ok_or_else(Problem::no_key)?;
    if secret.starts_with("phc_") {
        return Err(Problem::wrong_key(PROJECT_TOKEN));
    }
    let caller = identify::key(app, secret).await?;
    match &caller {
        Caller::ApiKey(key) if Member::key(key).is_none() => Err(Problem::wrong_key(NO_MAKER)),
        Caller::ApiKey(_) | Caller::Person(_) | Caller::Nobody => Ok(caller),
    }
}

/// The library would answer both in its own words and with a status that fits neither.
fn judge(bytes: &[u8]) -> Result<(), Problem> {
    serde_json::from_slice::<IgnoredAny>(bytes).map_err(|_| Problem::not_json())?;
    match bytes.trim_ascii_start().first() {
        Some(b'[') => Err(Problem::batch()),
        Some(_) | None => Ok(()),
    }
}

/// No session is kept, so that any of several servers can answer any message of a client.
fn service(app: App, caller: Caller) -> StreamableHttpService<Handler, NeverSessionManager> {
    let config = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        // A page of another site gets nowhere here by a name that it points at us: no cookie is looked at, only a key,
        // which it does not have. So any host and any origin will do, as at the other doors of programs.
        .disable_allowed_hosts()
        .disable_allowed_origins()
        .with_max_request_body_bytes(usize::MAX);
    let handler = move || Ok(Handler { app: app.clone(), caller: caller.clone() });
    StreamableHttpService::new(handler, Arc::new(NeverSessionManager::default()), config)
}

fn said(mut answer: Response) -> Response {
    let is_json = answer.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes() == b"application/json");
    let status = answer.status();
    if status.is_client_error() && !is_json {
        let in_words = status != StatusCode::PAYLOAD_TOO_LARGE;
        return if in_words { Problem::not_a_message(status).into_response() } else { answer };
    }
    if is_json {
        answer.extensions_mut().insert(Told);
    }
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(ASK_AGAIN));
    answer
}
