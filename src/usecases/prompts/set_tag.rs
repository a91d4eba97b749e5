//! Pointing a tag at a version.

use super::{changed, find::no_prompt, reindex::reindex};
use crate::{
    domain::{
        access::{Caller, Right},
        activity::Verb,
        projects::ProjectRef,
        prompts::{
            number::VersionNumber,
            tag::{MAX_TAGS, TagName},
        },
        refusal::{Field, Outcome, Refusal},
    },
    store::{self, activity::Entry},
    usecases::{App, enter::enter},
};

/// Creates the tag or moves it. `seen` is where the caller saw it, 0 for "nowhere": when somebody moved it meanwhile,
/// nothing is moved. `None` moves it from wherever it is.
pub async fn set_tag(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    tag: &str,
    version: i32,
    seen: Option<i32>,
) -> Outcome<()> {
    let member = enter(app, caller, project, Right::MoveTags).await?;
    let tag = TagName::parse(tag).map_err(|error| Refusal::invalid(Field::Tag, error.to_string()))?;
    let tx = app.store.begin_write().await?;
    let found = store::prompts::find_active_for_write(tx.rows(), member.project, name).await?;
    let prompt = found.ok_or_else(|| no_prompt(name))?;
    let to = VersionNumber::new(version).filter(|number| *number <= prompt.latest);
    let to = to.ok_or_else(|| {
        let says = format!("{name} has the versions 1 to {}; choose one of them", prompt.latest);
        Refusal::invalid(Field::Version, says)
    })?;
    let from = store::prompts::find_tag(tx.rows(), prompt.id, &tag).await?;
    still_there(&tag, seen, from)?;
    if from == Some(to) {
        return Ok(());
    }
    if from.is_none() && store::prompts::list_tags(tx.rows(), prompt.id).await?.len() >= MAX_TAGS {
        let says = format!("a prompt has at most {MAX_TAGS} tags; remove one first");
        return Err(Refusal::invalid(Field::Tag, says));
    }
    let now = app.now();
    store::prompts::put_tag(tx.rows(), &member, prompt.id, &tag, from, to, now).await?;
    reindex(&tx, &member, &prompt, prompt.metadata.as_ref()).await?;
    let entry = Entry {
        project: member.project,
        person: member.person,
        key: member.key,
        verb: Verb::SetTag,
        subject_id: prompt.id.0,
        subject_name: name,
        before: from.map(|number| format!("{tag} on version {number}")),
        after: Some(format!("{tag} on version {to}")),
        at: now,
    };
    store::activity::record(tx.rows(), &entry).await?;
    changed::commit(app, tx, member.project).await
}

/// Whether the tag is where the caller saw it, 0 for "nowhere".
pub(super) fn still_there(tag: &TagName, seen: Option<i32>, now: Option<VersionNumber>) -> Outcome<()> {
    if seen.is_none_or(|seen| seen == now.map_or(0, VersionNumber::get)) {
        return Ok(());
    }
    let place = now.map_or_else(|| String::from("was removed"), |number| format!("now points at version {number}"));
    let says = format!("somebody was faster: the tag {tag} {place}; look again before you change it");
    Err(Refusal::Taken { field: Field::Tag, says })
}
