//! `Idempotency-Key`: whoever got no answer sends the same request again, and it is carried out once.

use std::panic::resume_unwind;

use axum::{
    body::Body,
    extract::{FromRequest, Request},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri,
        header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION},
    },
    response::{IntoResponse, Response},
};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use utoipa::IntoParams;

use super::{
    asked::{parse, whole},
    problem::{Code, PROBLEM_JSON, Problem},
};
use crate::{
    api::{Told, sealed::ASK_AGAIN},
    domain::{
        access::{Caller, Right},
        claim::{Claim, KeptAnswer},
    },
    usecases::{
        App,
        idempotency::{self, Begun},
    },
};

const HEADER: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
const LONGEST: usize = 200;

#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "it only describes the header, which is read below")]
pub struct OnceHeader {
    /// A name of your own for this request. Sent again with the same name within 24 hours, it is not carried out a second
    /// time, and answered as it was.
    #[param(rename = "Idempotency-Key", value_type = Option<String>, min_length = 1, max_length = 200, pattern = "^[!-~]+$")]
    idempotency_key: Option<String>,
}

/// The name of a request, and a hash of all that it asks for.
pub struct Once(pub(super) Option<(String, String)>);

impl Once {
    pub(super) fn of(headers: &HeaderMap, method: &Method, uri: &Uri, body: &[u8]) -> Result<Self, Problem> {
        let Some(name) = headers.get(HEADER) else { return Ok(Self(None)) };
        let readable = |name: &HeaderValue| name.as_bytes().iter().all(u8::is_ascii_graphic);
        let name = Some(name).filter(|name| readable(name) && (1..=LONGEST).contains(&name.len()));
        let Some(name) = name.and_then(|name| name.to_str().ok()) else {
            let says =
                "An Idempotency-Key has 1 to 200 visible ASCII characters, without spaces. A UUID is a good one.";
            return Err(Problem::parameter("Idempotency-Key", says));
        };
        let asked = format!("{method} {uri}\n");
        let hash = Sha256::new().chain_update(asked).chain_update(body).finalize();
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self(Some((name.to_string(), hash))))
    }

    /// For what shows a secret, which no database may keep.
    fn none(headers: &HeaderMap) -> Result<(), Problem> {
        match headers.contains_key(HEADER) {
            false => Ok(()),
            true => Err(Problem::parameter(
                "Idempotency-Key",
                "What this address answers is shown once and kept nowhere, so it takes no Idempotency-Key. Leave it away.",
            )),
        }
    }
}

/// The body of a request that may be repeated.
pub struct Sent<T>(pub T, pub Once);

impl<T: DeserializeOwned> FromRequest<App> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _app: &App) -> Result<Self, Problem> {
        let (headers, method, uri) = (request.headers().clone(), request.method().clone(), request.uri().clone());
        let bytes = whole(request).await?;
        let once = Once::of(&headers, &method, &uri, &bytes)?;
        Ok(Self(parse(&bytes)?, once))
    }
}

/// A request that may be repeated and says all in its address.
pub struct Bare(pub Once);

impl FromRequest<App> for Bare {
    type Rejection = Problem;

    async fn from_request(request: Request, _app: &App) -> Result<Self, Problem> {
        let (headers, method, uri) = (request.headers().clone(), request.method().clone(), request.uri().clone());
        let bytes = whole(request).await?;
        let nothing: &[u8] = if bytes.trim_ascii().is_empty() { b"{}" } else { &bytes };
        parse::<super::question::Nothing>(nothing)?;
        Ok(Self(Once::of(&headers, &method, &uri, &bytes)?))
    }
}

/// The body of a request whose answer is a secret.
pub struct Secret<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Secret<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _app: &App) -> Result<Self, Problem> {
        Once::none(request.headers())?;
        Ok(Self(parse(&whole(request).await?)?))
    }
}

/// An answer that can be kept.
pub struct Made(KeptAnswer);

impl Made {
    pub fn json(status: StatusCode, body: &impl Serialize) -> Self {
        let body = serde_json::to_string(body).expect("what is answered has only string keys");
        Self(KeptAnswer { status: status.as_u16(), location: None, body })
    }

    pub fn nothing() -> Self {
        Self(KeptAnswer { status: StatusCode::NO_CONTENT.as_u16(), location: None, body: String::new() })
    }

    /// What was made can be read there.
    pub fn at(self, location: String) -> Self {
        Self(KeptAnswer { location: Some(location), ..self.0 })
    }
}

impl IntoResponse for Made {
    fn into_response(self) -> Response {
        let KeptAnswer { status, location, body } = self.0;
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let kind = if status.as_u16() < 400 { "application/json" } else { PROBLEM_JSON };
        let has_body = !body.is_empty();
        let mut answer = (status, Body::from(body)).into_response();
        let headers = answer.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(ASK_AGAIN));
        if has_body {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        }
        if let Some(location) = location.and_then(|location| HeaderValue::from_str(&location).ok()) {
            headers.insert(LOCATION, location);
        }
        answer.extensions_mut().insert(Told);
        answer
    }
}

/// Carries the request out, unless it was before.
pub async fn answer<F>(
    app: &App,
    caller: Caller,
    right: Right,
    once: Once,
    run: impl FnOnce(Caller) -> F + Send + 'static,
) -> Result<Response, Problem>
where
    F: Future<Output = Result<Made, Problem>> + Send + 'static,
{
    let Some((name, fingerprint)) = once.0 else {
        return run(caller).await.map(IntoResponse::into_response);
    };
    match idempotency::begin(app, &caller, right, &name, &fingerprint).await? {
        Begun::Now(claim) => carry_out(app.clone(), claim, run(caller.claiming(claim))).await,
        Begun::Before(kept) => {
            let mut answer = Made(kept).into_response();
            answer.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
            Ok(answer)
        }
        Begun::Running => Err(Problem::running()),
        Begun::Interrupted => Err(Problem::new(
            Code::IdempotencyInterrupted,
            "The first request with this Idempotency-Key was carried out, and the server ended before it answered. Read \
             what is there now; it is not carried out again.",
        )),
        Begun::Another => Err(Problem::new(
            Code::IdempotencyMismatch,
            "The first request with this Idempotency-Key had another method, address or body. Send a new key with a new \
             request.",
        )
        .about("Idempotency-Key")),
    }
}

/// In a task of its own: a client that hangs up does not leave the request half done.
async fn carry_out(
    app: App,
    claim: Claim,
    run: impl Future<Output = Result<Made, Problem>> + Send + 'static,
) -> Result<Response, Problem> {
    let task = tokio::spawn(async move {
        let made = run.await;
        let kept = match &made {
            Ok(Made(answer)) => Some(answer.clone()),
            Err(problem) if problem.is_decision() => {
                let status = problem.status();
                Some(Made::json(status, &problem.clone().body()).0)
            }
            Err(_) => None,
        };
        match kept {
            Some(answer) => idempotency::keep(&app, claim, &answer).await?,
            None => idempotency::forget(&app, claim).await?,
        }
        made.map(IntoResponse::into_response)
    });
    task.await.unwrap_or_else(|error| match error.try_into_panic() {
        Ok(panic) => resume_unwind(panic),
        Err(_) => Err(Problem::new(Code::Internal, "The server ended while it worked on this. Send it again.")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn once(name: &[u8], body: &[u8]) -> Result<Option<(String, String)>, Problem> {
        let mut headers = HeaderMap::new();
        headers.insert(HEADER, HeaderValue::from_bytes(name).expect("a header"));
        let uri = Uri::from_static("/api/v1/prompts");
        Once::of(&headers, &Method::POST, &uri, body).map(|once| once.0)
    }

    #[test]
    fn a_name_is_visible_ascii() {
        assert!(once(b"0199-a!~", b"").expect("a name").is_some());
        assert!(once(&[b'x'; 200], b"").is_ok());
        for name in [&b""[..], b"a b", b"\xc3\xa9", &[b'x'; 201]] {
            assert!(once(name, b"").is_err(), "{name:?}");
        }
    }

    #[test]
    fn another_body_has_another_hash() {
        let hash = |body: &[u8]| once(b"a", body).expect("a name").expect("a hash").1;
        assert_eq!(hash(b"{}"), hash(b"{}"));
        assert_ne!(hash(b"{}"), hash(b"{} "));
    }
}
