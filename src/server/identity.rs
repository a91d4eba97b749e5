//! From the browser's session to the caller of a use case.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use tower_sessions::Session;

use super::{
    answer::{Asker, refuse},
    state::AppState,
};
use crate::{
    domain::{access::Caller, refusal::Outcome, timestamp::Timestamp},
    server_fns::session::{SignedIn, refusal},
    usecases::{App, identify},
};

/// The day a session was last seen on: it lives on by being used, and is written once a day for it.
const SEEN: &str = "seen_day";

/// Puts the [`Caller`] into the request. A database that is away is said at once, on the page that was asked for:
/// taking its reader for signed out would send them to a form that cannot help.
pub async fn identify_browser(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let asker = Asker::of(request.uri().path(), request.headers());
    let session = request.extensions().get::<Session>().cloned();
    match caller(&state.app, session).await {
        Ok(caller) => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(refusal) => refuse(asker, refusal, &state.site),
    }
}

async fn caller(app: &App, session: Option<Session>) -> Outcome<Caller> {
    let Some(session) = session else {
        return Ok(Caller::Nobody);
    };
    let Some(signed_in) = session.get::<SignedIn>(SignedIn::KEY).await.map_err(refusal)? else {
        return Ok(Caller::Nobody);
    };
    let caller = identify::person(app, signed_in.person, signed_in.epoch).await?;
    let today = app.now().0 / Timestamp::DAY;
    let seen = session.get::<i64>(SEEN).await.map_err(refusal)?;
    if caller != Caller::Nobody && seen != Some(today) {
        session.insert(SEEN, today).await.map_err(refusal)?;
    }
    Ok(caller)
}
