//! Ending a key.

use crate::{
    domain::{
        access::{Caller, Member, Right},
        activity::Verb,
        ids::ApiKeyId,
        projects::ProjectRef,
        refusal::{Outcome, Refusal},
        timestamp::Timestamp,
    },
    store::{self, WriteTx, activity::Entry, keys::KeyRecord},
    usecases::{App, access_change::AccessChange, enter::enter},
};

/// It opens nothing from the moment this returns. One that was revoked already stays as it is.
pub async fn revoke_key(app: &App, caller: &Caller, project: &ProjectRef, key: ApiKeyId) -> Outcome<()> {
    let member = enter(app, caller, project, Right::Administer).await?;
    let change = AccessChange::begin_by(app, &member).await?;
    let found = store::keys::find(change.tx.rows(), member.project, key).await?;
    let found = found.ok_or_else(|| Refusal::not_found("this key"))?;
    end_key(&change.tx, &member, &found, app.now()).await?;
    change.commit(app).await
}

pub(in crate::usecases) async fn end_key(tx: &WriteTx, member: &Member, key: &KeyRecord, at: Timestamp) -> Outcome<()> {
    if store::keys::revoke(tx.rows(), member.project, key.id, at).await? {
        let entry = Entry::of(member, Verb::RevokeKey, key.id.0, &key.name, at);
        store::activity::record(tx, &entry);
    }
    Ok(())
}
