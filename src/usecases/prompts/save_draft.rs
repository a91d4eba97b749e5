//! Keeping what somebody typed, exactly as it was typed.

use uuid::Uuid;

use super::{create_prompt::DraftedPrompt, find::find_prompt};
use crate::{
    domain::{
        access::{Caller, Member, Right},
        projects::ProjectRef,
        prompts::{
            draft::{self, DraftContent, DraftText, with_nul_marked},
            number::VersionNumber,
        },
        refusal::{Field, Outcome, Refusal},
        timestamp::Timestamp,
    },
    store::{self, prompts::DraftRow},
    usecases::{App, enter::enter},
};

/// Keeps the text as this person's draft of the next version.
///
/// # Errors
/// [`Refusal::Invalid`] for more than 4 MB, which is not kept, and for a NUL, which no database can store as it is: the
/// draft is kept all the same, with a mark in its place, so that nothing else has to be typed again.
pub async fn save_draft(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    base: VersionNumber,
    restored_from: Option<VersionNumber>,
    text: DraftText,
) -> Outcome<Timestamp> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    keep_draft(app, &member, name, base, restored_from, &text).await
}

pub(super) async fn keep_draft(
    app: &App,
    member: &Member,
    name: &str,
    base: VersionNumber,
    restored_from: Option<VersionNumber>,
    text: &DraftText,
) -> Outcome<Timestamp> {
    not_too_long(text)?;
    let prompt = find_prompt(app, member, name).await?;
    if base > prompt.latest {
        return Err(Refusal::not_found(format!("version {base} of {name}")));
    }
    if let Some(old) = restored_from.filter(|old| *old > prompt.latest) {
        return Err(Refusal::not_found(format!("version {old} of {name}")));
    }
    let at = app.now();
    let marked = text.with_nul_marked();
    let draft = DraftRow { project: member.project, person: member.person, text: &marked, at };
    let tx = app.store.begin_write().await?;
    store::prompts::save_draft(tx.rows(), &draft, prompt.id, base, restored_from).await?;
    tx.commit().await?;
    whole(text)?;
    Ok(at)
}

/// Keeps the text of a prompt that is not there yet, under the UUID it has or a new one.
pub async fn save_new_draft(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    draft: Option<Uuid>,
    new: DraftedPrompt,
) -> Outcome<Uuid> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    keep_new_draft(app, &member, draft, &new).await
}

pub(super) async fn keep_new_draft(
    app: &App,
    member: &Member,
    draft: Option<Uuid>,
    new: &DraftedPrompt,
) -> Outcome<Uuid> {
    not_too_long(&new.text)?;
    let uuid = draft.unwrap_or_else(Uuid::now_v7);
    let text = new.text.with_nul_marked();
    let [name, description, topics] = [&new.name, &new.description, &new.topics].map(|field| with_nul_marked(field));
    let row = DraftRow { project: member.project, person: member.person, text: &text, at: app.now() };
    let tx = app.store.begin_write().await?;
    let kept = store::prompts::save_new_draft(tx.rows(), &row, uuid, &name, &description, &topics).await?;
    if !kept {
        return Err(Refusal::not_found("this draft"));
    }
    tx.commit().await?;
    for (field, text) in
        [(Field::Name, &new.name), (Field::Description, &new.description), (Field::Topics, &new.topics)]
    {
        no_nul(field, text)?;
    }
    whole(&new.text)?;
    Ok(uuid)
}

fn not_too_long(text: &DraftText) -> Outcome<()> {
    let content = match &text.content {
        DraftContent::Text(text) => text.len(),
        DraftContent::Chat(messages) => messages.iter().map(|message| message.words().len()).sum(),
    };
    if content + text.settings.len() + text.metadata.len() + text.message.len() > draft::MAX_BYTES {
        let says = "this is more than 4 MB and too long even for a draft; keep a copy and shorten it";
        return Err(Refusal::invalid(Field::Content, says));
    }
    Ok(())
}

/// Whether the draft could be kept exactly as it was typed.
fn whole(text: &DraftText) -> Outcome<()> {
    match &text.content {
        DraftContent::Text(text) => no_nul(Field::Content, text)?,
        DraftContent::Chat(messages) => {
            messages.iter().try_for_each(|message| no_nul(Field::Content, &message.words()))?;
        }
    }
    no_nul(Field::Settings, &text.settings)?;
    no_nul(Field::Metadata, &text.metadata)?;
    no_nul(Field::CommitMessage, &text.message)
}

fn no_nul(field: Field, text: &str) -> Outcome<()> {
    match text.find('\0') {
        None => Ok(()),
        Some(at) => {
            let line = text[..at].matches('\n').count() + 1;
            let says = format!(
                "line {line} holds a NUL character, which cannot be stored and is shown as \u{FFFD}; delete it and try \
                 again"
            );
            Err(Refusal::invalid(field, says))
        }
    }
}
