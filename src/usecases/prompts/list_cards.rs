//! Prompts without their texts, for programs that look for one.

use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::delivery::{CardsQuery, PromptCard},
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// The unarchived prompts that answer the question, newest first.
pub async fn list_cards(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    query: &CardsQuery,
) -> Outcome<Vec<PromptCard>> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    Ok(store::prompts::list_cards(app.store.reader(), member.project, query).await?)
}
