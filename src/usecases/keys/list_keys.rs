//! The keys of a project.

use crate::{
    domain::{
        access::{Caller, Right},
        people::account::KeysPage,
        projects::ProjectRef,
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// For admins; revoked ones too, so that nobody wonders where one went.
pub async fn list_keys(app: &App, caller: &Caller, project: &ProjectRef) -> Outcome<KeysPage> {
    let member = enter(app, caller, project, Right::Administer).await?;
    let keys = store::keys::list(app.store.reader(), member.project).await?;
    Ok(KeysPage { keys: keys.into_iter().map(|(_, key)| key).collect(), now: app.now() })
}
