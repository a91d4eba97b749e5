//! What is not versioned: description, topics and the prompt's own metadata.

use super::{changed, create_prompt::judge_description, find::no_prompt, reindex::reindex};
use crate::{
    domain::{
        access::{Caller, Right},
        activity::Verb,
        projects::ProjectRef,
        prompts::{object::JsonObject, topic},
        refusal::{Field, Outcome},
    },
    store::{self, activity::Entry},
    usecases::{App, enter::enter},
};

/// The details as somebody typed them.
pub struct Details {
    pub description: String,
    /// Separated by commas.
    pub topics: String,
    /// A JSON object, or nothing.
    pub metadata: String,
}

pub async fn describe_prompt(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    details: Details,
) -> Outcome<()> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    let description = judge_description(&details.description)?;
    let topics = topic::parse_list(&details.topics)?;
    let metadata = JsonObject::parse(Field::Metadata, &details.metadata)?;
    let tx = app.store.begin_write().await?;
    let found = store::prompts::find_active_for_write(tx.rows(), member.project, name).await?;
    let prompt = found.ok_or_else(|| no_prompt(name))?;
    store::prompts::describe(tx.rows(), prompt.id, &description, metadata.as_ref()).await?;
    store::prompts::replace_topics(tx.rows(), prompt.id, &topics).await?;
    reindex(&tx, &member, &prompt, metadata.as_ref()).await?;
    let entry = Entry {
        project: member.project,
        person: member.person,
        key: member.key,
        verb: Verb::DescribePrompt,
        subject_id: prompt.id.0,
        subject_name: name,
        before: None,
        after: (!topics.is_empty()).then(|| topics.join(", ")),
        at: app.now(),
    };
    store::activity::record(tx.rows(), &entry).await?;
    changed::commit(app, tx, member.project).await
}
