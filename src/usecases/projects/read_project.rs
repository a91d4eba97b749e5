//! The settings page of a project.

use crate::{
    domain::{
        access::{Caller, Right},
        projects::{ProjectPage, ProjectRef},
        refusal::{Outcome, Refusal},
    },
    store,
    usecases::{App, enter::enter},
};

/// The project's token is for those who write programs: a viewer gets an empty one.
pub async fn read_project(app: &App, caller: &Caller, project: &ProjectRef) -> Outcome<ProjectPage> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let found = store::projects::find(app.store.reader(), member.project).await?;
    let found = found.ok_or_else(|| Refusal::not_found("this project"))?;
    let token = if member.may(Right::WritePrompts) { found.token } else { String::new() };
    Ok(ProjectPage { id: found.id, slug: found.slug, name: found.name, token, role: member.role() })
}
