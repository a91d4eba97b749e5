//! The next version of a prompt.

use super::{changed, find::no_prompt, judge::judge, save_draft::keep_draft};
use crate::{
    domain::{
        access::{Caller, Member, Right},
        activity::Verb,
        projects::ProjectRef,
        prompts::{
            draft::DraftText,
            message::CommitMessage,
            number::VersionNumber,
            publish::{Base, Latest, WhenUnchanged, next_number},
            version::Snapshot,
        },
        refusal::{Outcome, Refusal},
    },
    store::{
        self,
        activity::Entry,
        prompts::{NewVersionRow, PromptRecord},
    },
    usecases::{App, enter::enter},
};

/// What to publish, and upon which version.
pub struct Publish {
    pub base: Base,
    pub snapshot: Snapshot,
    pub message: CommitMessage,
    pub restored_from: Option<VersionNumber>,
    pub when_unchanged: WhenUnchanged,
}

/// Publishes what somebody typed. The draft is saved first and judged second: whatever the answer is, the words are on
/// the server. On success the draft is gone.
///
/// # Errors
/// Those of [`publish_version`], and whatever a rule says of the text, with the field it is about.
pub async fn publish_draft(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    base: VersionNumber,
    restored_from: Option<VersionNumber>,
    text: DraftText,
) -> Outcome<VersionNumber> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    keep_draft(app, &member, name, base, restored_from, &text).await?;
    let (snapshot, message) = judge(text)?;
    let base = Base::Exactly(base);
    let publish = Publish { base, snapshot, message, restored_from, when_unchanged: WhenUnchanged::Refuse };
    write(app, &member, name, publish, true).await
}

/// Publishes a text as the next version. Of any number of simultaneous publishers of one base exactly one succeeds; the
/// others get the conflict, which says who published what, and come back with a new base.
///
/// # Errors
/// [`Refusal::Conflict`] when the base is no longer the latest, [`Refusal::Unchanged`] when the text says what the
/// latest says, [`Refusal::NotFound`] for an unknown or archived prompt, [`Refusal::Invalid`] after 2,000 versions.
pub async fn publish_version(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    publish: Publish,
) -> Outcome<VersionNumber> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    write(app, &member, name, publish, false).await
}

async fn write(app: &App, member: &Member, name: &str, publish: Publish, ends_draft: bool) -> Outcome<VersionNumber> {
    let tx = app.store.begin_write().await?;
    let found = store::prompts::find_active_for_write(tx.rows(), member.project, name).await?;
    let prompt = found.ok_or_else(|| no_prompt(name))?;
    let number = decide(&tx, member, &prompt, &publish).await?;
    let now = app.now();
    let row = NewVersionRow {
        number,
        snapshot: &publish.snapshot,
        message: &publish.message,
        restored_from: publish.restored_from,
        author: member.person,
        key: member.key,
        at: now,
    };
    let content = &publish.snapshot.content;
    let first = store::prompts::advance_latest(tx.rows(), prompt.id, number, content, member.person, now).await?;
    if !first {
        // The row was locked when the rule was asked, so this is a fault and not a race.
        return Err(store::StoreError::Damaged("the latest number of a prompt").into());
    }
    let version = store::prompts::insert_version(tx.rows(), prompt.id, &row).await?;
    let metadata = prompt.metadata.as_ref();
    store::prompts::index_prompt(tx.rows(), prompt.id, name, metadata, &publish.snapshot).await?;
    if ends_draft {
        store::prompts::delete_draft(tx.rows(), member.person, prompt.id).await?;
    }
    let entry = Entry {
        project: member.project,
        person: member.person,
        key: member.key,
        verb: Verb::PublishVersion,
        subject_id: version.0,
        subject_name: name,
        before: Some(format!("version {}", prompt.latest)),
        after: Some(format!("version {number}")),
        at: now,
    };
    store::activity::record(tx.rows(), &entry).await?;
    changed::commit(app, tx, member.project).await?;
    Ok(number)
}

async fn decide(
    tx: &store::WriteTx,
    member: &Member,
    prompt: &PromptRecord,
    publish: &Publish,
) -> Outcome<VersionNumber> {
    let held = store::prompts::read_version(tx.rows(), member.project, prompt.id, prompt.latest).await?;
    let held = held.ok_or(store::StoreError::Damaged("the latest version of a prompt"))?.version;
    if held.content.kind() != publish.snapshot.content.kind() && member.key.is_some() {
        let says = format!("{} is a {} prompt; publish the same kind", prompt.name, held.content.kind().as_str());
        return Err(Refusal::invalid(crate::domain::refusal::Field::Content, says));
    }
    let snapshot = held.snapshot();
    let latest = Latest {
        name: &prompt.name,
        number: prompt.latest,
        author: &held.author,
        at: held.created_at,
        message: held.message.as_str(),
        snapshot: &snapshot,
    };
    next_number(publish.base, &latest, &publish.snapshot, publish.when_unchanged)
}
