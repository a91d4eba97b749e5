//! The history of a prompt's tags, for programs.

use super::find::find_prompt;
use crate::{
    domain::{
        access::{Caller, Right},
        ids::TagMoveId,
        projects::ProjectRef,
        prompts::tag::TagMove,
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// Newest move first, those before that one.
pub async fn list_tag_moves(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    before: Option<TagMoveId>,
    limit: u32,
) -> Outcome<Vec<(TagMoveId, TagMove)>> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let prompt = find_prompt(app, &member, name).await?;
    Ok(store::prompts::list_moves(app.store.reader(), prompt.id, before, limit).await?)
}
