//! From a name to a prompt, and to what stands on all of its pages.

use uuid::Uuid;

use crate::{
    domain::{
        access::{Member, Right},
        prompts::{number::VersionNumber, page::PromptHead, version::PromptVersion},
        refusal::{Outcome, Refusal},
    },
    store::{
        self,
        prompts::{PromptRecord, VersionRecord},
    },
    usecases::App,
};

pub fn no_prompt(name: &str) -> Refusal {
    Refusal::not_found(format!("the prompt {name:?}"))
}

/// The unarchived prompt of that name.
pub async fn find_prompt(app: &App, member: &Member, name: &str) -> Outcome<PromptRecord> {
    store::prompts::find_active(app.store.reader(), member.project, name).await?.ok_or_else(|| no_prompt(name))
}

/// The same, or the archived prompt of that UUID, which only an admin may look at.
pub async fn find_also_archived(
    app: &App,
    member: &Member,
    name: &str,
    archived: Option<Uuid>,
) -> Outcome<PromptRecord> {
    let Some(uuid) = archived else {
        return find_prompt(app, member, name).await;
    };
    member.require(Right::Administer)?;
    let record = store::prompts::find_by_uuid(app.store.reader(), member.project, uuid).await?;
    record.filter(|record| record.name.as_str() == name).ok_or_else(|| no_prompt(name))
}

pub async fn read_version(
    app: &App,
    member: &Member,
    prompt: &PromptRecord,
    number: VersionNumber,
) -> Outcome<PromptVersion> {
    let record = store::prompts::read_version(app.store.reader(), member.project, prompt.id, number).await?;
    let version = record.map(|VersionRecord { version, .. }| version);
    version.ok_or_else(|| {
        let PromptRecord { name, latest, .. } = prompt;
        Refusal::not_found(format!("version {number} of {name} (it has the versions 1 to {latest})"))
    })
}

pub async fn head(app: &App, member: &Member, prompt: &PromptRecord) -> Outcome<PromptHead> {
    let rows = app.store.reader();
    let copied_from = match prompt.copied_from {
        Some(original) => store::prompts::find_name(rows, member.project, original).await?,
        None => None,
    };
    let draft = store::prompts::find_draft(rows, member.project, member.person, prompt.id).await?;
    Ok(PromptHead {
        uuid: prompt.uuid,
        name: prompt.name.clone(),
        description: prompt.description.clone(),
        topics: store::prompts::list_topics(rows, prompt.id).await?,
        metadata: prompt.metadata.clone(),
        latest: prompt.latest,
        kind: prompt.kind,
        created_at: prompt.created_at,
        archived_at: prompt.archived_at,
        copied_from,
        tags: store::prompts::list_tags(rows, prompt.id).await?,
        draft_saved_at: draft.map(|draft| draft.saved_at),
    })
}
