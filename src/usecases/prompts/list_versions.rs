//! A stretch of a version history.

use super::find::find_prompt;
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{number::VersionNumber, page::HistoryPiece},
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// The newest versions below `older_than`, newest first.
pub async fn list_versions(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    older_than: Option<i32>,
) -> Outcome<HistoryPiece> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let prompt = find_prompt(app, &member, name).await?;
    let older_than = older_than.and_then(VersionNumber::new);
    Ok(store::prompts::list_versions(app.store.reader(), member.project, prompt.id, older_than).await?)
}
