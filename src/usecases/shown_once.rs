//! Keys and links just made, on their way to the one page that shows them. A plain form is answered by a redirect, and
//! neither its address nor the database may hold a secret; so the database keeps it sealed, and the address holds the
//! ticket that opens it, of which the database knows the hash only. Any server on that database can show it.

use super::{App, secrets};
use crate::{
    domain::{access::Caller, refusal::Outcome, timestamp::Timestamp},
    store::{
        StoreError,
        shown_once::{self, SealedRow},
    },
};

const LASTS: i64 = 10 * Timestamp::MINUTE;

/// Answers the ticket that the next page of this person shows.
pub async fn show_later(app: &App, caller: &Caller, what: &str) -> Outcome<String> {
    let person = caller.person()?.id;
    let ticket = secrets::new_secret("");
    let row = SealedRow {
        ticket_hash: &secrets::hash(&ticket),
        person,
        sealed: &secrets::seal(&ticket, what),
        expires_at: app.now().plus(LASTS),
    };
    let tx = app.store.begin_write().await?;
    shown_once::delete_expired(tx.rows(), app.now()).await?;
    shown_once::insert(tx.rows(), &row).await?;
    tx.commit().await?;
    Ok(ticket)
}

/// `None`: it was shown before, is for somebody else, or waited too long.
pub async fn show_now(app: &App, caller: &Caller, ticket: &str) -> Outcome<Option<String>> {
    let person = caller.person()?.id;
    let tx = app.store.begin_write().await?;
    let sealed = shown_once::take(tx.rows(), person, &secrets::hash(ticket), app.now()).await?;
    tx.commit().await?;
    let Some(sealed) = sealed else { return Ok(None) };
    let what = secrets::unseal(ticket, &sealed).ok_or(StoreError::Damaged("a secret that waits to be shown"))?;
    Ok(Some(what))
}
