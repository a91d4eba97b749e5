//! A new prompt with its first version.

use uuid::Uuid;

use super::{
    changed,
    judge::judge,
    references,
    save_draft::keep_new_draft,
    set_tag::{NewTag, put},
    written,
};
use crate::{
    domain::{
        access::{Caller, Member, Right},
        activity::Verb,
        ids::PromptId,
        projects::ProjectRef,
        prompts::{
            delivery::Delivery, draft::DraftText, message::CommitMessage, name::PromptName, number::VersionNumber,
            object::JsonObject, text, topic, version::Snapshot,
        },
        refusal::{Field, Outcome, Refusal},
    },
    store::{
        self, StoreError, WriteTx,
        activity::Entry,
        prompts::{FoundBy, NewPromptRow, NewVersionRow},
    },
    usecases::{App, enter::enter},
};

/// A prompt as a program sends it.
pub struct NewPrompt {
    pub name: String,
    pub description: String,
    pub topics: Vec<String>,
    pub metadata: Option<JsonObject>,
    pub snapshot: Snapshot,
    pub message: CommitMessage,
    /// Tags that point at version 1 from its first moment on.
    pub tags: Vec<NewTag>,
}

/// A prompt as somebody typed it.
pub struct DraftedPrompt {
    pub name: String,
    pub description: String,
    /// Separated by commas.
    pub topics: String,
    pub text: DraftText,
}

/// A prompt that passed every rule.
pub(super) struct Judged<'a> {
    pub name: &'a PromptName,
    pub description: &'a str,
    pub topics: &'a [String],
    pub metadata: Option<&'a JsonObject>,
    pub copied_from: Option<PromptId>,
    pub snapshot: &'a Snapshot,
    pub message: &'a CommitMessage,
    pub verb: Verb,
}

/// Makes a prompt with its version 1.
///
/// # Errors
/// [`Refusal::Taken`] when an unarchived prompt of the project has the name, [`Refusal::Invalid`] with the field.
pub async fn create_prompt(app: &App, caller: &Caller, project: &ProjectRef, new: NewPrompt) -> Outcome<Delivery> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    if !new.tags.is_empty() {
        member.require(Right::MoveTags)?;
    }
    let name = PromptName::parse(&new.name).map_err(|error| Refusal::invalid(Field::Name, error.to_string()))?;
    let judged = Judged {
        name: &name,
        description: &judge_description(&new.description)?,
        topics: &topic::parse(new.topics.iter().map(String::as_str))?,
        metadata: new.metadata.as_ref(),
        copied_from: None,
        snapshot: &new.snapshot,
        message: &new.message,
        verb: Verb::CreatePrompt,
    };
    let tx = app.store.begin_write_of(member.project, name.as_str()).await?;
    insert(app, &tx, &member, &judged).await?;
    if !new.tags.is_empty() {
        let prompt = store::prompts::find_active_for_write(tx.rows(), member.project, name.as_str()).await?;
        let prompt = prompt.ok_or(StoreError::Damaged("the prompt that was just written"))?;
        for tag in &new.tags {
            put(app, &tx, &member, &prompt, tag, VersionNumber::FIRST, None).await?;
        }
    }
    let delivery = written(&tx, &member, name.as_str(), VersionNumber::FIRST).await?;
    changed::commit(app, tx, &member).await?;
    Ok(delivery)
}

/// Makes a prompt in the browser. What was typed is kept as a draft first, so a refusal loses nothing; on success the
/// draft is gone.
///
/// # Errors
/// [`Refusal::Taken`] when an unarchived prompt of the project has the name, [`Refusal::Invalid`] with the field.
pub async fn create_from_draft(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    draft: Option<Uuid>,
    new: DraftedPrompt,
) -> Outcome<PromptName> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    let draft = keep_new_draft(app, &member, draft, &new).await?;
    let name = PromptName::parse(new.name.trim()).map_err(|error| Refusal::invalid(Field::Name, error.to_string()))?;
    let description = judge_description(&new.description)?;
    let topics = topic::parse_list(&new.topics)?;
    let (snapshot, message) = judge(new.text)?;
    let judged = Judged {
        name: &name,
        description: &description,
        topics: &topics,
        metadata: None,
        copied_from: None,
        snapshot: &snapshot,
        message: &message,
        verb: Verb::CreatePrompt,
    };
    let tx = app.store.begin_write_of(member.project, name.as_str()).await?;
    insert(app, &tx, &member, &judged).await?;
    store::prompts::delete_new_draft(tx.rows(), member.person, draft).await?;
    changed::commit(app, tx, &member).await?;
    Ok(name)
}

/// At most 2,000 characters.
pub(super) fn judge_description(typed: &str) -> Outcome<String> {
    let description =
        text::normalise(typed.trim()).map_err(|error| Refusal::invalid(Field::Description, error.to_string()))?;
    if description.chars().count() > 2_000 {
        return Err(Refusal::invalid(Field::Description, "a description has at most 2,000 characters; shorten it"));
    }
    Ok(description)
}

/// The rows of a new prompt.
pub(super) async fn insert(app: &App, tx: &WriteTx, member: &Member, new: &Judged<'_>) -> Outcome<PromptId> {
    let now = app.now();
    let row = NewPromptRow {
        name: new.name,
        description: new.description,
        metadata: new.metadata,
        copied_from: new.copied_from,
        content: &new.snapshot.content,
        author: member.person,
        at: now,
    };
    let prompt = match store::prompts::insert_prompt(tx.rows(), member.project, &row).await {
        Err(StoreError::Duplicate) => return Err(taken(new.name.as_str())),
        inserted => inserted?,
    };
    let version = NewVersionRow {
        number: VersionNumber::FIRST,
        snapshot: new.snapshot,
        message: new.message,
        restored_from: None,
        author: member.person,
        key: member.key,
        at: now,
    };
    let first = store::prompts::insert_version(tx.rows(), prompt, &version).await?;
    references::keep(tx, member, new.name, first.id, &new.snapshot.content).await?;
    store::prompts::replace_topics(tx.rows(), prompt, new.topics).await?;
    let found_by = FoundBy { name: new.name.as_str(), topics: new.topics, tags: &[], metadata: new.metadata };
    store::prompts::index_prompt(tx, prompt, &found_by, new.snapshot);
    let entry = Entry {
        project: member.project,
        person: member.person,
        key: member.key,
        verb: new.verb,
        subject_id: prompt.0,
        subject_name: new.name.as_str(),
        before: None,
        after: None,
        at: now,
    };
    store::activity::record(tx, &entry);
    Ok(prompt)
}

pub(super) fn taken(name: &str) -> Refusal {
    Refusal::Taken {
        field: Field::Name,
        says: format!("this project has a prompt named {name} already; choose another name, or edit that one"),
    }
}
