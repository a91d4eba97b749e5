//! What a member may do from now on.

use super::{
    member::{find_target, keep_an_admin},
    settle_keys::{Why, settle_keys},
};
use crate::{
    domain::{
        access::{Caller, Right, Role},
        activity::Verb,
        ids::PersonId,
        people::keys_of::KeysOf,
        projects::ProjectRef,
        refusal::Outcome,
    },
    store::{self, activity::Entry},
    usecases::{App, access_change::AccessChange, enter::enter},
};

/// `keys` says what becomes of the person's keys when the new role is a lower one; without keys it is not looked at.
/// Invitations of somebody who is no admin any more end too.
pub async fn change_role(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    person: PersonId,
    role: Role,
    keys: Option<KeysOf>,
) -> Outcome<()> {
    let member = enter(app, caller, project, Right::Administer).await?;
    let now = app.now();
    let change = AccessChange::begin_by(app, &member).await?;
    let (tx, rows) = (&change.tx, change.tx.rows());
    let target = find_target(tx, &member, person).await?;
    if target.role == role {
        return Ok(());
    }
    if role < target.role {
        keep_an_admin(tx, &member, &target).await?;
        settle_keys(tx, &member, &target, Why::MayDoLess, keys, now).await?;
        store::people::end_invitations_by(rows, member.project, person, now).await?;
    }
    store::people::set_role(rows, member.project, person, role).await?;
    let entry = Entry {
        before: Some(target.role.as_str().to_string()),
        after: Some(role.as_str().to_string()),
        ..Entry::of(&member, Verb::ChangeRole, person.0, &target.person.name, now)
    };
    store::activity::record(tx, &entry);
    change.commit(app).await
}
