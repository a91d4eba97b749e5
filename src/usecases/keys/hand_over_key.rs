//! Another member answers for a key.

use crate::{
    domain::{
        access::{Caller, Member, Right},
        activity::Verb,
        ids::{ApiKeyId, PersonId},
        people::keys_of::allow_scopes,
        projects::ProjectRef,
        refusal::{Field, Outcome, Refusal},
        timestamp::Timestamp,
    },
    store::{self, WriteTx, activity::Entry, keys::KeyRecord},
    usecases::{App, access_change::AccessChange, enter::enter},
};

/// The programs that use it notice nothing.
pub async fn hand_over_key(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    key: ApiKeyId,
    heir: PersonId,
) -> Outcome<()> {
    let member = enter(app, caller, project, Right::Administer).await?;
    let change = AccessChange::begin_by(app, &member).await?;
    let found = store::keys::find(change.tx.rows(), member.project, key).await?;
    let found = found.ok_or_else(|| Refusal::not_found("this key"))?;
    if found.revoked {
        return Err(Refusal::invalid(Field::KeyName, "this key was revoked; make a new one instead"));
    }
    give_key(&change.tx, &member, &found, heir, app.now()).await?;
    change.commit(app).await
}

/// Only to another member, and only to one who may do all that the key may.
pub(in crate::usecases) async fn give_key(
    tx: &WriteTx,
    member: &Member,
    key: &KeyRecord,
    heir: PersonId,
    at: Timestamp,
) -> Outcome<()> {
    let choose_another = || Refusal::invalid(Field::KeyName, "choose another member of this project to take over");
    if heir == key.maker {
        return Err(choose_another());
    }
    let role = store::people::find_role(tx.rows(), member.project, heir).await?.ok_or_else(choose_another)?;
    allow_scopes(&key.scopes, role)?;
    let giver = store::people::find(tx.rows(), key.maker).await?;
    let taker = store::people::find(tx.rows(), heir).await?;
    store::keys::hand_over(tx.rows(), member.project, key.id, heir).await?;
    let entry = Entry {
        before: giver.map(|person| person.name),
        after: taker.map(|person| person.name),
        ..Entry::of(member, Verb::HandOverKey, key.id.0, &key.name, at)
    };
    store::activity::record(tx, &entry);
    Ok(())
}
