//! A key for a program.

use crate::{
    domain::{
        access::{Caller, Right, Scope},
        activity::Verb,
        people::{
            keys_of::{judge_key_name, judge_scopes},
            links::NewKey,
            secret::Secret,
        },
        projects::ProjectRef,
        refusal::Outcome,
    },
    store::{self, activity::Entry, keys::NewKeyRow},
    usecases::{App, access_change::AccessChange, enter::enter, secrets},
};

/// Answers the key itself: it is shown once, and stored only as its hash.
pub async fn create_key(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    scopes: &[Scope],
) -> Outcome<NewKey> {
    let member = enter(app, caller, project, Right::Administer).await?;
    let name = judge_key_name(name)?;
    let scopes = judge_scopes(scopes, member.role())?;
    let (secret, now) = (secrets::new_secret("phx_"), app.now());
    let (secret_hash, hint) = (secrets::hash(&secret), secrets::hint(&secret));
    let change = AccessChange::begin_by(app, &member).await?;
    let rows = change.tx.rows();
    let row = NewKeyRow {
        maker: member.person,
        name: &name,
        secret_hash: &secret_hash,
        hint: &hint,
        scopes: &scopes,
        at: now,
    };
    let id = store::keys::insert(rows, member.project, &row).await?;
    let after = Some(scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(", "));
    let entry = Entry { after, ..Entry::of(&member, Verb::CreateKey, id.0, &name, now) };
    store::activity::record(&change.tx, &entry);
    change.commit(app).await?;
    Ok(NewKey { id, name, secret: Secret(secret) })
}
