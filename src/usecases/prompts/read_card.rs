//! One prompt without its text, for programs.

use super::find::no_prompt;
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{delivery::PromptCard, name::PromptName},
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// The card, and the name of the prompt that it was duplicated from.
pub async fn read_card(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
) -> Outcome<(PromptCard, Option<PromptName>)> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let rows = app.store.reader();
    let card = store::prompts::find_card(rows, member.project, name).await?.ok_or_else(|| no_prompt(name))?;
    let copied_from = match card.copied_from {
        Some(original) => store::prompts::find_name(rows, member.project, original).await?,
        None => None,
    };
    Ok((card, copied_from))
}
