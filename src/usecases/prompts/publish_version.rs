//! The next version of a prompt.

use super::{
    changed,
    find::no_prompt,
    judge::judge,
    references,
    save_draft::keep_draft,
    set_tag::{NewTag, put},
    written,
};
use crate::{
    domain::{
        access::{Caller, Member, Right},
        activity::Verb,
        projects::ProjectRef,
        prompts::{
            delivery::Delivery,
            draft::DraftText,
            message::CommitMessage,
            number::VersionNumber,
            publish::{Base, WhenUnchanged, next_number, require_change},
            version::{PromptVersion, Snapshot},
        },
        refusal::Outcome,
    },
    store::{
        self, StoreError, WriteTx,
        activity::Entry,
        prompts::{FoundBy, LatestRecord, NewVersionRow, PromptRecord, VersionStamp},
    },
    usecases::{App, enter::enter},
};

/// How a program publishes.
pub struct Publish {
    /// The version that the new one is made upon.
    pub base: Base,
    pub message: CommitMessage,
    pub when_unchanged: WhenUnchanged,
    /// Tags that point at the new version from its first moment on.
    pub tags: Vec<NewTag>,
    /// Says what would come of it, and changes nothing.
    pub dry_run: bool,
}

/// What is written beside the text.
struct Plan<'a> {
    base: Base,
    message: &'a CommitMessage,
    restored_from: Option<VersionNumber>,
    when_unchanged: WhenUnchanged,
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
    let plan = Plan { base, message: &message, restored_from, when_unchanged: WhenUnchanged::Refuse };
    let tx = app.store.begin_write_of(member.project, name).await?;
    let published = write(app, &tx, &member, name, &plan, |_| Ok(snapshot)).await?;
    store::prompts::delete_draft(tx.rows(), member.person, published.prompt).await?;
    changed::commit(app, tx, &member).await?;
    Ok(published.latest)
}

/// Publishes a text as the next version. Of any number of simultaneous publishers of one base exactly one succeeds; the
/// others get the conflict, which says who published what, and come back with a new base. `make` is given the version
/// that is the latest now, and is asked only when the base allows the publish.
///
/// # Errors
/// [`Refusal::Conflict`](crate::domain::refusal::Refusal::Conflict) when the base is no longer the latest, `Unchanged`
/// when the text says what the latest says, `NotFound` for an unknown or archived prompt, `Invalid` after 2,000
/// versions, and whatever `make` says.
pub async fn publish_version(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    publish: Publish,
    make: impl FnOnce(&PromptVersion) -> Outcome<Snapshot> + Send,
) -> Outcome<Delivery> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    publish_as(app, &member, name, publish, None, make).await
}

/// The same for a member who was let in, with the version whose text it brings back.
pub(super) async fn publish_as(
    app: &App,
    member: &Member,
    name: &str,
    publish: Publish,
    restored_from: Option<VersionNumber>,
    make: impl FnOnce(&PromptVersion) -> Outcome<Snapshot> + Send,
) -> Outcome<Delivery> {
    let Publish { base, message, when_unchanged, tags, dry_run } = publish;
    if !tags.is_empty() {
        member.require(Right::MoveTags)?;
    }
    let plan = Plan { base, message: &message, restored_from, when_unchanged };
    let tx = app.store.begin_write_of(member.project, name).await?;
    let mut published = write(app, &tx, member, name, &plan, make).await?;
    if !tags.is_empty() {
        let prompt = PromptRecord::of(member.project, &published);
        for tag in &tags {
            put(app, &tx, member, &prompt, tag, published.latest, None).await?;
        }
        published = written(&tx, member, name, published.latest).await?;
    }
    if !dry_run {
        changed::commit(app, tx, member).await?;
    }
    Ok(published)
}

/// The new version, with the prompt as it is now.
async fn write(
    app: &App,
    tx: &WriteTx,
    member: &Member,
    name: &str,
    plan: &Plan<'_>,
    make: impl FnOnce(&PromptVersion) -> Outcome<Snapshot> + Send,
) -> Outcome<Delivery> {
    let found = store::prompts::find_latest_for_write(tx, member.project, name).await?;
    let LatestRecord { delivery: before, topics } = found.ok_or_else(|| no_prompt(name))?;
    let number = next_number(plan.base, &before.name, &before.version)?;
    let snapshot = make(&before.version)?;
    require_change(&snapshot, &before.version, plan.when_unchanged)?;
    let row = NewVersionRow {
        number,
        snapshot: &snapshot,
        message: plan.message,
        restored_from: plan.restored_from,
        author: member.person,
        key: member.key,
        at: app.now(),
    };
    let stamp = store::prompts::publish_version(tx.rows(), before.prompt, &row).await?;
    // The row was locked when the rule was asked, so this is a fault and not a race.
    let stamp = stamp.ok_or(StoreError::Damaged("the latest number of a prompt"))?;
    references::keep(tx, member, &before.name, stamp.id, &snapshot.content).await?;
    let found_by = FoundBy { name, topics: &topics, tags: &before.tags, metadata: before.metadata.as_ref() };
    store::prompts::index_prompt(tx, before.prompt, &found_by, &snapshot);
    let entry = Entry {
        before: Some(format!("version {}", before.latest)),
        after: Some(format!("version {number}")),
        ..Entry::of(member, Verb::PublishVersion, stamp.id.0, name, row.at)
    };
    store::activity::record(tx, &entry);
    Ok(published(before, &row, stamp))
}

/// What programs get of the new version, which nobody has to read again.
fn published(before: Delivery, new: &NewVersionRow<'_>, stamp: VersionStamp) -> Delivery {
    let Snapshot { content, format, settings, metadata } = new.snapshot.clone();
    let version = PromptVersion {
        uuid: stamp.uuid,
        number: new.number,
        content,
        format,
        settings,
        metadata,
        message: new.message.clone(),
        author: stamp.author,
        created_at: new.at,
        restored_from: new.restored_from,
    };
    Delivery {
        latest: new.number,
        version_id: stamp.id,
        version,
        author: new.author,
        author_uuid: stamp.author_uuid,
        assembled: None,
        ..before
    }
}
