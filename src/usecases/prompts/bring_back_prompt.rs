//! Back into use.

use uuid::Uuid;

use super::{changed, reindex::reindex};
use crate::{
    domain::{
        access::{Caller, Right},
        activity::Verb,
        projects::ProjectRef,
        prompts::name::PromptName,
        refusal::{Field, Outcome, Refusal},
    },
    store::{self, StoreError, activity::Entry},
    usecases::{App, enter::enter},
};

/// Brings an archived prompt back with its versions and tags, while its name is free.
///
/// # Errors
/// [`Refusal::Taken`] when another prompt has taken the name meanwhile.
pub async fn bring_back_prompt(app: &App, caller: &Caller, project: &ProjectRef, uuid: Uuid) -> Outcome<PromptName> {
    let member = enter(app, caller, project, Right::Administer).await?;
    let tx = app.store.begin_write().await?;
    let found = store::prompts::find_any_for_write(tx.rows(), member.project, uuid).await?;
    let prompt = found.ok_or_else(|| Refusal::not_found("this archived prompt"))?;
    if prompt.archived_at.is_none() {
        return Ok(prompt.name);
    }
    match store::prompts::bring_back(tx.rows(), prompt.id).await {
        Err(StoreError::Duplicate) => return Err(taken(&prompt.name)),
        back => back?,
    }
    reindex(&tx, &member, &prompt, prompt.metadata.as_ref()).await?;
    let entry = Entry {
        project: member.project,
        person: member.person,
        key: member.key,
        verb: Verb::BringBackPrompt,
        subject_id: prompt.id.0,
        subject_name: prompt.name.as_str(),
        before: None,
        after: Some(format!("version {}", prompt.latest)),
        at: app.now(),
    };
    store::activity::record(&tx, &entry);
    changed::commit(app, tx, &member).await?;
    Ok(prompt.name)
}

fn taken(name: &PromptName) -> Refusal {
    let says = format!("another prompt is named {name} by now; archive that one first, and this one can come back");
    Refusal::Taken { field: Field::Name, says }
}
