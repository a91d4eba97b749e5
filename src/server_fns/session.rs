//! Who is signed in, as the browser's session remembers it. The server room reads it before every page; the doors that
//! sign somebody in or out write it.

use std::sync::Arc;

use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tower_sessions::{Session, session::Error};
use uuid::Uuid;

use super::screen::Typed;
use crate::domain::{
    ids::PersonId,
    refusal::{Outcome, Refusal},
};

/// Who is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    pub person: PersonId,
    /// The person's epoch when they signed in: a change of password raises it, and this session is over.
    pub epoch: i64,
}

/// Holds what was typed into a refused form, with the name of its door.
const TYPED: &str = "typed";

impl SignedIn {
    pub const KEY: &'static str = "signed_in";
}

/// Signs this browser in. The session gets a new id: one that somebody else may have planted is worth nothing.
pub async fn begin(person: PersonId, epoch: i64) -> Outcome<()> {
    let session = session()?;
    session.cycle_id().await.map_err(refusal)?;
    session.insert(SignedIn::KEY, SignedIn { person, epoch }).await.map_err(refusal)
}

/// Signs this browser out; nothing of the session stays.
pub async fn end() -> Outcome<()> {
    session()?.flush().await.map_err(refusal)
}

/// Who is signed in in this browser, whether or not the epoch still counts.
pub async fn signed_in() -> Outcome<Option<SignedIn>> {
    session()?.get(SignedIn::KEY).await.map_err(refusal)
}

/// Keeps the fields of a refused form until its page is shown again.
pub async fn keep_typed(door: &str, typed: Typed) -> Outcome<()> {
    session()?.insert(TYPED, (door, typed)).await.map_err(refusal)
}

/// The fields that were kept for this door, which are then forgotten.
pub async fn take_typed(door: &str) -> Outcome<Typed> {
    let session = session()?;
    let kept: Option<(String, Typed)> = session.get(TYPED).await.map_err(refusal)?;
    let Some((_, typed)) = kept.filter(|(kept_for, _)| kept_for == door) else {
        return Ok(Typed::new());
    };
    session.remove_value(TYPED).await.map_err(refusal)?;
    Ok(typed)
}

fn session() -> Outcome<Session> {
    use_context::<axum::http::request::Parts>()
        .and_then(|parts| parts.extensions.get::<Session>().cloned())
        .ok_or_else(|| fault("no session layer around this door"))
}

/// What a failing session means for whoever waits: the database is away, or we made a mistake.
pub fn refusal(error: Error) -> Refusal {
    match error {
        Error::Store(_) => Refusal::Unavailable,
        Error::SerdeJson(_) => fault("a session that cannot be read"),
    }
}

fn fault(what: &'static str) -> Refusal {
    let id = Uuid::new_v4().simple().to_string()[..8].to_string();
    tracing::error!(%id, what, "a session failed");
    Refusal::Internal { id }
}

/// The one-time code of an empty server, printed at its start. In the context of every browser door.
#[derive(Clone, Default)]
pub struct SetupCode(Option<Arc<str>>);

impl SetupCode {
    pub fn new(code: &str) -> Self {
        Self(Some(code.into()))
    }

    /// Whether `typed` is the code. Hashes are compared, so that the time it takes tells nothing of the code.
    pub fn opens(&self, typed: &str) -> bool {
        self.0.as_ref().is_some_and(|code| Sha256::digest(code.as_bytes()) == Sha256::digest(typed.trim().as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_code_opens_the_set_up_page() {
        let code = SetupCode::new("moth-lamp");
        assert!(code.opens("moth-lamp"));
        assert!(code.opens(" moth-lamp\n"), "as pasted");
        assert!(!code.opens("moth-lam"));
        assert!(!SetupCode::default().opens(""), "a server that is set up has no code");
    }
}
