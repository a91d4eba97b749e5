//! Taking a tag away.

use super::{changed, find::no_prompt, references, reindex::reindex, set_tag::still_there};
use crate::{
    domain::{
        access::{Caller, Right},
        activity::Verb,
        projects::ProjectRef,
        prompts::tag::TagName,
        refusal::{Field, Outcome, Refusal},
    },
    store::{self, activity::Entry},
    usecases::{App, enter::enter},
};

/// Programs that ask for the tag get "not found" from the next read on. The history of its moves stays. When it is no
/// longer where the caller saw it (`seen`), nothing is removed; `None` removes it from wherever it is.
pub async fn remove_tag(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    tag: &str,
    seen: Option<i32>,
) -> Outcome<()> {
    let member = enter(app, caller, project, Right::MoveTags).await?;
    let tag = TagName::parse(tag).map_err(|error| Refusal::invalid(Field::Tag, error.to_string()))?;
    let tx = app.store.begin_write().await?;
    let found = store::prompts::find_active_for_write(tx.rows(), member.project, name).await?;
    let prompt = found.ok_or_else(|| no_prompt(name))?;
    let from = store::prompts::find_tag(tx.rows(), prompt.id, &tag).await?;
    let from = from.ok_or_else(|| Refusal::not_found(format!("the tag {tag} of {name}")))?;
    still_there(&tag, seen, Some(from))?;
    let now = app.now();
    store::prompts::remove_tag(tx.rows(), &member, prompt.id, &tag, from, now).await?;
    references::require_others_whole(&tx, &member, &prompt.name, &tag).await?;
    reindex(&tx, &member, &prompt, prompt.metadata.as_ref()).await?;
    let entry = Entry {
        project: member.project,
        person: member.person,
        key: member.key,
        verb: Verb::RemoveTag,
        subject_id: prompt.id.0,
        subject_name: name,
        before: Some(format!("{tag} on version {from}")),
        after: None,
        at: now,
    };
    store::activity::record(&tx, &entry);
    changed::commit(app, tx, &member).await
}
