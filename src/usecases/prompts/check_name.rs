//! Whether a name can be given to a new prompt.

use super::create_prompt::taken;
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::name::PromptName,
        refusal::{Field, Outcome, Refusal},
    },
    store,
    usecases::{App, enter::enter},
};

/// The refusal that creating a prompt of this name would meet now, if any.
pub async fn check_name(app: &App, caller: &Caller, project: &ProjectRef, name: &str) -> Outcome<Option<Refusal>> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    let name = match PromptName::parse(name.trim()) {
        Ok(name) => name,
        Err(error) => return Ok(Some(Refusal::invalid(Field::Name, error.to_string()))),
    };
    let is_taken = store::prompts::name_is_taken(app.store.reader(), member.project, name.as_str()).await?;
    Ok(is_taken.then(|| taken(name.as_str())))
}
