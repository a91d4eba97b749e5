//! Taking somebody out of a project.

use super::{
    member::{find_target, keep_an_admin},
    settle_keys::{Why, settle_keys},
};
use crate::{
    domain::{
        access::{Caller, Right},
        activity::Verb,
        ids::PersonId,
        people::keys_of::KeysOf,
        projects::ProjectRef,
        refusal::Outcome,
    },
    store::{self, activity::Entry},
    usecases::{App, access_change::AccessChange, enter::enter},
};

/// What they wrote stays theirs by name. `keys` says what becomes of the keys they made; without keys it is not looked
/// at. Their invitations end.
pub async fn remove_person(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    person: PersonId,
    keys: Option<KeysOf>,
) -> Outcome<()> {
    let member = enter(app, caller, project, Right::Administer).await?;
    let now = app.now();
    let change = AccessChange::begin_by(app, &member).await?;
    let (tx, rows) = (&change.tx, change.tx.rows());
    let target = find_target(tx, &member, person).await?;
    keep_an_admin(tx, &member, &target).await?;
    settle_keys(tx, &member, &target, Why::Leaves, keys, now).await?;
    store::people::end_invitations_by(rows, member.project, person, now).await?;
    store::people::remove_member(rows, member.project, person).await?;
    let before = Some(target.role.as_str().to_string());
    let entry = Entry { before, ..Entry::of(&member, Verb::RemovePerson, person.0, &target.person.name, now) };
    store::activity::record(tx, &entry);
    change.commit(app).await
}
