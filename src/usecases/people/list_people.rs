//! The people of a project.

use crate::{
    domain::{
        access::{Caller, Right},
        people::account::{MemberRow, PeoplePage},
        projects::ProjectRef,
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// Names and roles for everybody; addresses, keys and open invitations for admins only.
pub async fn list_people(app: &App, caller: &Caller, project: &ProjectRef) -> Outcome<PeoplePage> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let (rows, now) = (app.store.reader(), app.now());
    let members = store::people::list_members(rows, member.project).await?;
    let (keys, invitations) = match member.may(Right::Administer) {
        true => (
            store::keys::list(rows, member.project).await?,
            store::people::list_invitations(rows, member.project, now).await?,
        ),
        false => (Vec::new(), Vec::new()),
    };
    let members = members.into_iter().map(|found| {
        let working = keys.iter().filter(|(maker, key)| *maker == found.id && key.revoked_at.is_none());
        MemberRow {
            id: found.id,
            name: found.name,
            email: member.may(Right::Administer).then_some(found.email),
            role: found.role,
            owner: found.owner,
            joined_at: found.joined_at,
            keys: working.map(|(_, key)| key.name.clone()).collect(),
        }
    });
    Ok(PeoplePage { members: members.collect(), invitations, now })
}
