//! Requests that programs may repeat: whoever got no answer sends the same again under the same name, and it is carried
//! out once.
//!
//! First the request is written down as begun, then it is carried out, then its answer is kept. That it was carried out
//! is written in the very transaction of what it asks for (see `prompts::changed`), so a crash at any place leaves no
//! doubt: what was begun and not carried out may be begun again, and what was carried out never is.

use super::{App, enter::look_in};
use crate::{
    domain::{
        access::{Caller, Right},
        claim::{Claim, KeptAnswer},
        projects::ProjectRef,
        refusal::{Outcome, Refusal},
        timestamp::Timestamp,
    },
    store::idempotency::{self, NewRequest, RequestRecord},
};

/// So long is an answer kept.
pub const LASTS: i64 = Timestamp::DAY;
/// A request that runs longer was probably interrupted. If it was not, it finds itself replaced and changes nothing.
pub const INTERRUPTED_AFTER: i64 = Timestamp::MINUTE;

pub enum Begun {
    /// Carry it out with [`Caller::claiming`], and then [`keep`] the answer or [`forget`] the request.
    Now(Claim),
    /// It was answered with this.
    Before(KeptAnswer),
    /// Another one runs, somewhere.
    Running,
    /// It was carried out, and the server ended before the answer was kept.
    Interrupted,
    /// That name stands for a request that asked for something else.
    Another,
}

/// Writes down that a program begins a request. `fingerprint` is the hash of all that it asks for.
///
/// # Errors
/// Only a key with that right begins one.
pub async fn begin(app: &App, caller: &Caller, right: Right, request_key: &str, fingerprint: &str) -> Outcome<Begun> {
    let Caller::ApiKey(key) = caller else {
        return Err(Refusal::SignedOut);
    };
    look_in(app, caller, &ProjectRef::Current, right).await?;
    let now = app.now();
    let ends = now.plus(-LASTS);
    let known = idempotency::find(app.store.reader(), key.id, request_key).await?;
    if let Some(known) = known.filter(|known| known.begun_at > ends)
        && let Some(begun) = settled(&known, fingerprint, now)
    {
        return Ok(begun);
    }
    let tx = app.store.begin_write().await?;
    idempotency::forget_begun_before(tx.rows(), key.id, request_key, ends).await?;
    let new = NewRequest { key: key.id, request_key, fingerprint, at: now };
    let mut claim = idempotency::begin(tx.rows(), &new).await?;
    if claim.is_none()
        && let Some(known) = idempotency::find(tx.rows(), key.id, request_key).await?
    {
        if let Some(begun) = settled(&known, fingerprint, now) {
            return Ok(begun);
        }
        claim = idempotency::begin_again(tx.rows(), known.claim, now).await?;
    }
    tx.commit().await?;
    Ok(claim.map_or(Begun::Running, Begun::Now))
}

/// `None` when it may be begun again.
fn settled(known: &RequestRecord, fingerprint: &str, now: Timestamp) -> Option<Begun> {
    if known.fingerprint != fingerprint {
        return Some(Begun::Another);
    }
    if let Some(answer) = &known.answer {
        return Some(Begun::Before(answer.clone()));
    }
    if known.begun_at.plus(INTERRUPTED_AFTER) > now {
        return Some(Begun::Running);
    }
    known.carried_out.then_some(Begun::Interrupted)
}

/// From now on the request is answered with this.
pub async fn keep(app: &App, claim: Claim, answer: &KeptAnswer) -> Outcome<()> {
    let tx = app.store.begin_write().await?;
    idempotency::keep_answer(tx.rows(), claim, answer).await?;
    tx.commit().await?;
    Ok(())
}

/// It was refused for a reason that may be gone the next time.
pub async fn forget(app: &App, claim: Claim) -> Outcome<()> {
    let tx = app.store.begin_write().await?;
    idempotency::forget(tx.rows(), claim).await?;
    tx.commit().await?;
    Ok(())
}
