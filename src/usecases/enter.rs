//! The gate of every project.

use super::App;
use crate::{
    domain::{
        access::{Caller, Member, Right},
        projects::ProjectRef,
        refusal::{Outcome, Refusal},
    },
    store,
};

/// Lets the caller into the project with that right. A project the caller is no member of is "not found", as if it
/// were not there: nobody learns which projects exist by trying. A program's writes are counted here, refused ones too.
pub async fn enter(app: &App, caller: &Caller, project: &ProjectRef, right: Right) -> Outcome<Member> {
    let member = match caller {
        Caller::Nobody => return Err(Refusal::SignedOut),
        Caller::ApiKey(key) => {
            let theirs = match project {
                ProjectRef::Current => true,
                ProjectRef::Id(id) => *id == key.project,
                ProjectRef::Slug(slug) => {
                    store::projects::find_by_slug(app.store.reader(), slug).await? == Some(key.project)
                }
            };
            if !theirs {
                return Err(Refusal::not_found("this project"));
            }
            Member::key(key).ok_or(Refusal::SignedOut)?
        }
        Caller::Person(person) => {
            let project = match project {
                ProjectRef::Current => return Err(Refusal::not_found("this project")),
                ProjectRef::Id(id) => Some(*id),
                ProjectRef::Slug(slug) => store::projects::find_by_slug(app.store.reader(), slug).await?,
            };
            let project = project.ok_or_else(|| Refusal::not_found("this project"))?;
            let role = store::people::find_role(app.store.reader(), project, person.id).await?;
            let role = role.ok_or_else(|| Refusal::not_found("this project"))?;
            Member::person(project, person.id, role)
        }
    };
    member.require(right)?;
    if let (Some(key), true) = (member.key, right != Right::ReadPrompts) {
        app.writes.count(key, app.limits.writes_per_minute, app.now())?;
    }
    Ok(member)
}
