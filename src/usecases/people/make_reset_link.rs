//! A link for somebody who lost their password.

use super::{member::find_target, reset_link::insert_link};
use crate::{
    domain::{
        access::{Caller, Member, PersonCaller, Right, Role},
        activity::Verb,
        ids::PersonId,
        people::links::{NewLink, RESET_LASTS},
        projects::ProjectRef,
        refusal::{Outcome, Refusal},
    },
    store::{self, WriteTx, activity::Entry},
    usecases::{App, enter::enter},
};

/// Whoever follows the link becomes that person, everywhere. So an admin makes it only for somebody all of whose
/// projects are theirs too, and nobody but the owner makes one for the owner.
pub async fn make_reset_link(app: &App, caller: &Caller, project: &ProjectRef, person: PersonId) -> Outcome<NewLink> {
    let me = caller.person()?;
    let member = enter(app, caller, project, Right::Administer).await?;
    let tx = app.store.begin_write().await?;
    let target = find_target(&tx, &member, person).await?;
    if target.person.owner && !me.owner {
        return Err(Refusal::forbidden(
            "only the owner makes such a link for themselves; `cuebook person reset` on the server makes one too",
        ));
    }
    reach_everywhere(&tx, me, &member, person).await?;
    let link = insert_link(app, &tx, &target.person, RESET_LASTS).await?;
    let entry = Entry::of(&member, Verb::MakeResetLink, person.0, &target.person.name, app.now());
    store::activity::record(&tx, &entry);
    tx.commit().await?;
    Ok(link)
}

async fn reach_everywhere(tx: &WriteTx, me: &PersonCaller, member: &Member, person: PersonId) -> Outcome<()> {
    if me.owner || me.id == person {
        return Ok(());
    }
    let mine = store::people::list_roles(tx.rows(), me.id).await?;
    for (project, _) in store::people::list_roles(tx.rows(), person).await? {
        let admin_there = mine.contains(&(project, Role::Admin));
        if project != member.project && !admin_there {
            return Err(Refusal::forbidden(
                "this person is in projects where you are no admin; ask the owner of this server for the link",
            ));
        }
    }
    Ok(())
}
