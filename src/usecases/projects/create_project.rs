//! A project more.

use crate::{
    domain::{
        access::{Caller, Member, Role},
        activity::Verb,
        projects,
        refusal::Outcome,
    },
    store::{self, activity::Entry, projects::NewProject},
    usecases::{App, secrets},
};

/// The owner of the server makes projects, and is an admin of each. Answers its word in addresses.
pub async fn create_project(app: &App, caller: &Caller, name: &str) -> Outcome<String> {
    let owner = caller.owner()?;
    let name = projects::judge_name(name)?;
    let (token, wanted, now) = (secrets::new_secret("phc_"), projects::slug(&name), app.now());
    let tx = app.store.begin_write().await?;
    let new = NewProject { name: &name, slug: &wanted, token: &token, at: now };
    let (project, slug) = store::projects::insert(tx.rows(), &new).await?;
    store::people::add_member(tx.rows(), project, owner.id, Role::Admin, now).await?;
    let member = Member::person(project, owner.id, Role::Admin);
    let entry = Entry::of(&member, Verb::CreateProject, project.0, &name, now);
    store::activity::record(&tx, &entry);
    tx.commit().await?;
    Ok(slug)
}
