//! Somebody in a project, for the admin who changes what they may do.

use crate::{
    domain::{
        access::{Member, Role},
        ids::PersonId,
        refusal::{Outcome, Refusal},
    },
    store::{self, WriteTx, people::PersonRecord},
};

pub struct Target {
    pub person: PersonRecord,
    pub role: Role,
}

/// People of other projects are not found, as if they were not there.
pub async fn find_target(tx: &WriteTx, member: &Member, person: PersonId) -> Outcome<Target> {
    let not_here = || Refusal::not_found("this person");
    let role = store::people::find_role(tx.rows(), member.project, person).await?.ok_or_else(not_here)?;
    let person = store::people::find(tx.rows(), person).await?.ok_or_else(not_here)?;
    Ok(Target { person, role })
}

/// The owner of the server and the last admin of a project stay what they are: without them nobody could let anybody in.
pub async fn keep_an_admin(tx: &WriteTx, member: &Member, target: &Target) -> Outcome<()> {
    let name = &target.person.name;
    if target.person.owner {
        return Err(Refusal::forbidden(format!("{name} owns this server and stays an admin of its projects")));
    }
    if target.role == Role::Admin && store::people::count_admins(tx.rows(), member.project).await? <= 1 {
        return Err(Refusal::forbidden(format!(
            "{name} is the last admin of this project; make somebody else an admin first"
        )));
    }
    Ok(())
}
