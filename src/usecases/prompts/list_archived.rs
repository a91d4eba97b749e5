//! Prompts that are out of use, for programs.

use crate::{
    domain::{
        access::{Caller, Right},
        ids::PromptId,
        projects::ProjectRef,
        prompts::library::ArchivedPrompt,
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// Newest prompt first, those made before that one. For admins.
pub async fn list_archived(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    before: Option<PromptId>,
    limit: u32,
) -> Outcome<Vec<ArchivedPrompt>> {
    let member = enter(app, caller, project, Right::Administer).await?;
    Ok(store::prompts::list_archived(app.store.reader(), member.project, before, limit).await?)
}
