//! A new prompt made of another's latest version.

use super::{
    changed,
    create_prompt::{Judged, insert},
    find::{find_prompt, read_version},
    written,
};
use crate::{
    domain::{
        access::{Caller, Right},
        activity::Verb,
        projects::ProjectRef,
        prompts::{delivery::Delivery, message::CommitMessage, name::PromptName, number::VersionNumber},
        refusal::{Field, Outcome, Refusal},
    },
    store,
    usecases::{App, enter::enter},
};

/// Copies the latest content, settings, metadata and topics into version 1 of a new prompt. Tags are not copied:
/// nothing that is live comes to be twice.
pub async fn duplicate_prompt(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    new_name: &str,
) -> Outcome<Delivery> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    let new_name =
        PromptName::parse(new_name.trim()).map_err(|error| Refusal::invalid(Field::Name, error.to_string()))?;
    let original = find_prompt(app, &member, name).await?;
    let version = read_version(app, &member, &original, original.latest).await?;
    let topics = store::prompts::list_topics(app.store.reader(), original.id).await?;
    let message = CommitMessage::parse(&format!("Duplicated from {name}, version {}", original.latest))?;
    let judged = Judged {
        name: &new_name,
        description: &original.description,
        topics: &topics,
        metadata: original.metadata.as_ref(),
        copied_from: Some(original.id),
        snapshot: &version.snapshot(),
        message: &message,
        verb: Verb::DuplicatePrompt,
    };
    let tx = app.store.begin_write().await?;
    insert(app, &tx, &member, &judged).await?;
    let delivery = written(&tx, &member, new_name.as_str(), VersionNumber::FIRST).await?;
    changed::commit(app, tx, &member).await?;
    Ok(delivery)
}
