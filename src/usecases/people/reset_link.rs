//! Links that set a new password.

use crate::{
    domain::{
        people::{links::NewLink, secret::Secret},
        refusal::{Outcome, Refusal},
    },
    store::{
        self, WriteTx,
        people::{PersonRecord, ResetLinkRecord},
    },
    usecases::{App, secrets},
};

/// A new link takes the place of older ones.
pub async fn insert_link(app: &App, tx: &WriteTx, person: &PersonRecord, lasts: i64) -> Outcome<NewLink> {
    let (secret, now) = (secrets::new_secret(""), app.now());
    let expires_at = now.plus(lasts);
    store::people::end_reset_links_of(tx.rows(), person.id, now).await?;
    store::people::insert_reset_link(tx.rows(), person.id, &secrets::hash(&secret), now, expires_at).await?;
    Ok(NewLink { secret: Secret(secret), whom: person.name.clone(), expires_at })
}

/// One that still works, and whose it is.
pub async fn open_link(app: &App, secret: &str) -> Outcome<(ResetLinkRecord, PersonRecord)> {
    let found = store::people::find_reset_link(app.store.reader(), &secrets::hash(secret)).await?;
    let link = found.ok_or_else(|| {
        let says = "this link opens nothing; check that it was copied whole, or ask an admin for a new one";
        Refusal::Expired { says: String::from(says), at: None }
    })?;
    if link.ended_at.is_some() {
        return Err(used());
    }
    if link.expires_at <= app.now() {
        let says = "this link has run out; ask an admin for a new one";
        return Err(Refusal::Expired { says: String::from(says), at: Some(link.expires_at) });
    }
    let person = store::people::find(app.store.reader(), link.person).await?;
    Ok((link, person.ok_or_else(used)?))
}

pub fn used() -> Refusal {
    let says = "this link was used or replaced by a newer one; ask an admin for a new one if you still need it";
    Refusal::Expired { says: String::from(says), at: None }
}
