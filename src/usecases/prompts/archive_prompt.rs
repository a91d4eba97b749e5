//! Out of use.

use super::{changed, find::no_prompt, references::require_unreferenced};
use crate::{
    domain::{
        access::{Caller, Right},
        activity::Verb,
        projects::ProjectRef,
        refusal::Outcome,
    },
    store::{self, activity::Entry},
    usecases::{App, enter::enter},
};

/// From now on nothing resolves the prompt's name, ids and tags, and the name is free again. The versions and tags stay
/// stored; an admin can bring the prompt back.
///
/// # Errors
/// `Reference` while the prompt stands in others that programs read, `NotFound`.
pub async fn archive_prompt(app: &App, caller: &Caller, project: &ProjectRef, name: &str) -> Outcome<()> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    let tx = app.store.begin_write().await?;
    let found = store::prompts::find_active_for_write(tx.rows(), member.project, name).await?;
    let prompt = found.ok_or_else(|| no_prompt(name))?;
    require_unreferenced(&tx, &member, name).await?;
    let now = app.now();
    store::prompts::archive(tx.rows(), prompt.id, now).await?;
    let entry = Entry {
        project: member.project,
        person: member.person,
        key: member.key,
        verb: Verb::ArchivePrompt,
        subject_id: prompt.id.0,
        subject_name: name,
        before: Some(format!("version {}", prompt.latest)),
        after: None,
        at: now,
    };
    store::activity::record(&tx, &entry);
    changed::commit(app, tx, &member).await
}
