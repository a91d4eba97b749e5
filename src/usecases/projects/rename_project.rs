//! Another name for a project.

use crate::{
    domain::{
        access::{Caller, Right},
        activity::Verb,
        projects::{self, ProjectRef},
        refusal::{Outcome, Refusal},
    },
    store::{self, activity::Entry},
    usecases::{App, enter::enter},
};

/// The word in addresses stays: links that were sent go on working.
pub async fn rename_project(app: &App, caller: &Caller, project: &ProjectRef, name: &str) -> Outcome<()> {
    let member = enter(app, caller, project, Right::Administer).await?;
    let name = projects::judge_name(name)?;
    let tx = app.store.begin_write().await?;
    let found = store::projects::find(tx.rows(), member.project).await?;
    let found = found.ok_or_else(|| Refusal::not_found("this project"))?;
    if found.name == name {
        return Ok(());
    }
    store::projects::rename(tx.rows(), member.project, &name).await?;
    let entry = Entry {
        before: Some(found.name),
        after: Some(name.clone()),
        ..Entry::of(&member, Verb::RenameProject, member.project.0, &name, app.now())
    };
    store::activity::record(&tx, &entry);
    tx.commit().await?;
    Ok(())
}
