//! Who acts: from a session, from a key, from the shell of the server.

use std::sync::Arc;

use super::{App, secrets};
use crate::{
    domain::{
        access::{Caller, PersonCaller},
        ids::{ApiKeyId, PersonId},
        people::email::Email,
        refusal::{Field, Outcome, Refusal},
        timestamp::Timestamp,
    },
    store::{self, people::PersonRecord},
};

/// Longer ones are no keys of ours and are not worth hashing.
const LONGEST_KEY: usize = 256;

/// The person of a session; nobody when they have since signed out everywhere or changed their password.
pub async fn person(app: &App, person: PersonId, session_epoch: i64) -> Outcome<Caller> {
    let found = store::people::find(app.store.reader(), person).await?;
    Ok(match found {
        Some(person) if person.session_epoch == session_epoch => caller(person),
        Some(_) | None => Caller::Nobody,
    })
}

fn caller(person: PersonRecord) -> Caller {
    Caller::Person(PersonCaller { id: person.id, name: person.name, owner: person.owner })
}

/// Somebody by their address, for commands: whoever has the shell of the server may act as anybody.
pub async fn as_person(app: &App, email: &str) -> Outcome<Caller> {
    let email = Email::parse(email)?;
    let found = store::people::find_by_email(app.store.reader(), &email).await?;
    found.map(caller).ok_or_else(|| {
        Refusal::invalid(Field::Email, "nobody has this address; `cuebook person list` shows who is there")
    })
}

/// The program that shows `secret` (`phx_…`). Once read, a key is known without asking the database until something
/// about keys or members of its project changes.
pub async fn key(app: &App, secret: &str) -> Outcome<Caller> {
    if !secret.starts_with("phx_") || secret.len() > LONGEST_KEY {
        return Err(Refusal::SignedOut);
    }
    let hash = secrets::hash(secret);
    if let Some(known) = app.delivery.key(&hash).await {
        app.delivery.note_use(known.id, app.now());
        return Ok(Caller::ApiKey(known.as_ref().clone()));
    }
    let found = store::keys::find_by_hash(app.store.reader(), &hash).await?.ok_or(Refusal::SignedOut)?;
    let key = Arc::new(found.caller);
    app.delivery.learn(key.project, found.revisions);
    app.delivery.remember_key(&hash, found.revisions.access, Arc::clone(&key)).await;
    app.delivery.note_use(key.id, app.now());
    Ok(Caller::ApiKey(key.as_ref().clone()))
}

/// The same for a program that also says which project it means: nobody, when `token` (`phc_…`) is not that of the
/// key's project.
pub async fn key_with_token(app: &App, secret: &str, token: &str) -> Outcome<Caller> {
    let caller = key(app, secret).await?;
    let Caller::ApiKey(program) = &caller else {
        return Err(Refusal::SignedOut);
    };
    let theirs = match app.delivery.is_token(program.project, token) {
        Some(known) => known,
        None => {
            let project = store::projects::find(app.store.reader(), program.project).await?;
            let project = project.ok_or(Refusal::SignedOut)?;
            app.delivery.remember_token(project.id, &project.token);
            project.token == token
        }
    };
    match theirs {
        true => Ok(caller),
        false => Err(Refusal::SignedOut),
    }
}

/// Asked every few seconds: notices what other servers changed, and writes down which keys were used.
pub async fn refresh(app: &App) -> Outcome<()> {
    for (project, revisions) in store::projects::all_revisions(app.store.reader()).await? {
        app.delivery.learn(project, revisions);
    }
    let uses = app.delivery.take_uses();
    if uses.is_empty() {
        return Ok(());
    }
    let written = write_uses(app, uses.iter().map(|(key, at)| (*key, *at)).collect()).await;
    if written.is_err() {
        app.delivery.keep_uses(uses);
    }
    written
}

async fn write_uses(app: &App, mut uses: Vec<(ApiKeyId, Timestamp)>) -> Outcome<()> {
    // In one order on every server: two that touch the same keys must not wait for each other.
    uses.sort_unstable_by_key(|(key, _)| *key);
    let tx = app.store.begin_write().await?;
    for (key, at) in uses {
        store::keys::touch(tx.rows(), key, at).await?;
    }
    tx.commit().await?;
    Ok(())
}
