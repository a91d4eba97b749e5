//! Pointing a tag at a version.

use super::{changed, create_prompt::judge_description, find::no_prompt, references, reindex::reindex};
use crate::{
    domain::{
        access::{Caller, Member, Right},
        activity::Verb,
        projects::ProjectRef,
        prompts::{
            number::VersionNumber,
            tag::{MAX_TAGS, TagDetail, TagName},
        },
        refusal::{Field, Outcome, Refusal},
    },
    store::{self, StoreError, WriteTx, activity::Entry, prompts::PromptRecord},
    usecases::{App, enter::enter},
};

/// Where a tag shall point.
pub struct TagTarget<'a> {
    tag: &'a str,
    version: i32,
    seen: Option<i32>,
    description: Option<&'a str>,
}

impl<'a> TagTarget<'a> {
    /// From wherever it is.
    pub fn to(tag: &'a str, version: i32) -> Self {
        Self { tag, version, seen: None, description: None }
    }

    /// Only when it still is where the caller saw it, 0 for "nowhere". `None` asks for nothing.
    pub fn seen_at(self, seen: Option<i32>) -> Self {
        Self { seen, ..self }
    }

    /// What the tag is for. `None` leaves what is there.
    pub fn described(self, description: Option<&'a str>) -> Self {
        Self { description, ..self }
    }
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagChange {
    Created,
    Moved,
    /// It pointed there already.
    Stayed,
}

/// The tag as it is now.
pub struct TagSet {
    pub change: TagChange,
    pub tag: TagDetail,
}

/// A tag for a version that is just being made.
pub struct NewTag {
    pub name: TagName,
    /// At most 2,000 characters.
    pub description: Option<String>,
}

impl NewTag {
    /// # Errors
    /// [`Refusal::Invalid`] for the name or the description.
    pub fn parse(name: &str, description: Option<&str>) -> Outcome<Self> {
        let name = TagName::parse(name).map_err(|error| Refusal::invalid(Field::Tag, error.to_string()))?;
        Ok(Self { name, description: description.map(judge_description).transpose()? })
    }
}

/// Creates the tag or moves it. When somebody moved it from where the caller saw it, nothing is moved.
pub async fn set_tag(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    set: TagTarget<'_>,
) -> Outcome<TagSet> {
    let member = enter(app, caller, project, Right::MoveTags).await?;
    let tag = NewTag::parse(set.tag, set.description)?;
    let tx = app.store.begin_write().await?;
    let found = store::prompts::find_active_for_write(tx.rows(), member.project, name).await?;
    let prompt = found.ok_or_else(|| no_prompt(name))?;
    let to = VersionNumber::new(set.version).filter(|number| *number <= prompt.latest);
    let to = to.ok_or_else(|| {
        let says = format!("{name} has the versions 1 to {}; choose one of them", prompt.latest);
        Refusal::invalid(Field::Version, says)
    })?;
    let change = put(app, &tx, &member, &prompt, &tag, to, set.seen).await?;
    let details = store::prompts::list_tag_details(tx.rows(), member.project, name).await?;
    let written = details.into_iter().find(|detail| detail.tag.name == tag.name);
    let written = written.ok_or(StoreError::Damaged("the tag that was just written"))?;
    if change != TagChange::Stayed || tag.description.is_some() {
        changed::commit(app, tx, &member).await?;
    }
    Ok(TagSet { change, tag: written })
}

/// The same inside a write that has found the prompt.
pub(super) async fn put(
    app: &App,
    tx: &WriteTx,
    member: &Member,
    prompt: &PromptRecord,
    tag: &NewTag,
    to: VersionNumber,
    seen: Option<i32>,
) -> Outcome<TagChange> {
    let name = &tag.name;
    let from = store::prompts::find_tag(tx.rows(), prompt.id, name).await?;
    still_there(name, seen, from)?;
    if from.is_none() && store::prompts::list_tags(tx.rows(), prompt.id).await?.len() >= MAX_TAGS {
        let says = format!("a prompt has at most {MAX_TAGS} tags; remove one first");
        return Err(Refusal::invalid(Field::Tag, says));
    }
    let now = app.now();
    if from != Some(to) {
        references::require_whole(tx, member, prompt, to).await?;
        store::prompts::put_tag(tx.rows(), member, prompt.id, name, from, to, now).await?;
        references::require_others_whole(tx, member, &prompt.name, name).await?;
        let entry = Entry {
            project: member.project,
            person: member.person,
            key: member.key,
            verb: Verb::SetTag,
            subject_id: prompt.id.0,
            subject_name: prompt.name.as_str(),
            before: from.map(|number| format!("{name} on version {number}")),
            after: Some(format!("{name} on version {to}")),
            at: now,
        };
        store::activity::record(tx, &entry);
    }
    if let Some(description) = &tag.description {
        store::prompts::describe_tag(tx.rows(), prompt.id, name, description).await?;
    }
    if from.is_none() {
        reindex(tx, member, prompt, prompt.metadata.as_ref()).await?;
    }
    Ok(match from {
        None => TagChange::Created,
        Some(from) if from == to => TagChange::Stayed,
        Some(_) => TagChange::Moved,
    })
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
