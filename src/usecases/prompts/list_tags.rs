//! The tags of a prompt, for programs.

use super::find::no_prompt;
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::tag::TagDetail,
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// Every tag with what it is for, by name.
pub async fn list_tags(app: &App, caller: &Caller, project: &ProjectRef, name: &str) -> Outcome<Vec<TagDetail>> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let rows = app.store.reader();
    let tags = store::prompts::list_tag_details(rows, member.project, name).await?;
    if tags.is_empty() && !store::prompts::name_is_taken(rows, member.project, name).await? {
        return Err(no_prompt(name));
    }
    Ok(tags)
}
