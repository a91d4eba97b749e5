//! Throwing a draft away.

use super::find::find_prompt;
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// This person's draft of the prompt is gone; nobody else's is touched.
pub async fn discard_draft(app: &App, caller: &Caller, project: &ProjectRef, name: &str) -> Outcome<()> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    let prompt = find_prompt(app, &member, name).await?;
    let tx = app.store.begin_write().await?;
    store::prompts::delete_draft(tx.rows(), member.person, prompt.id).await?;
    tx.commit().await?;
    Ok(())
}
