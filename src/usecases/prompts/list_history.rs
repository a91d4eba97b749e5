//! A version history as programs turn its pages.

use super::find::find_prompt;
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{
            delivery::{Delivery, HistoryLine, HistoryQuery},
            number::VersionNumber,
        },
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// A stretch of the history, and the latest number: numbers have no gap, so that it counts the versions too.
pub async fn list_history(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    query: &HistoryQuery,
) -> Outcome<(Vec<HistoryLine>, VersionNumber)> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let prompt = find_prompt(app, &member, name).await?;
    let lines = store::prompts::list_history(app.store.reader(), member.project, prompt.id, query).await?;
    Ok((lines, prompt.latest))
}

/// The same with the texts. Nothing for a prompt that is not there.
pub async fn list_version_deliveries(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    query: &HistoryQuery,
) -> Outcome<Vec<Delivery>> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    Ok(store::prompts::list_version_deliveries(app.store.reader(), member.project, name, query).await?)
}
