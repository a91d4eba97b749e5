//! The tags of a prompt.

use super::find::{find_prompt, head};
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::page::TagsPage,
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// Where each tag points, and the newest 200 moves.
pub async fn read_tags(app: &App, caller: &Caller, project: &ProjectRef, name: &str) -> Outcome<TagsPage> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let prompt = find_prompt(app, &member, name).await?;
    let moves = store::prompts::list_tag_moves(app.store.reader(), prompt.id).await?;
    Ok(TagsPage { head: head(app, &member, &prompt).await?, moves, now: app.now() })
}
