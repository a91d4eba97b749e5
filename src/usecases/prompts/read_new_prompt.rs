//! The page that makes a prompt.

use uuid::Uuid;

use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::page::NewPromptPage,
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// With the draft of that UUID, or this person's newest draft of a prompt that is not there yet.
pub async fn read_new_prompt(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    draft: Option<Uuid>,
) -> Outcome<NewPromptPage> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    let rows = app.store.reader();
    let draft = store::prompts::find_new_draft(rows, member.project, member.person, draft).await?;
    Ok(NewPromptPage { draft, now: app.now() })
}
