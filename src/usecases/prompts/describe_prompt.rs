//! What is not versioned: description, topics and the prompt's own metadata.

use super::{changed, create_prompt::judge_description, find::no_prompt, reindex::reindex, written};
use crate::{
    domain::{
        access::{Caller, Member, Right},
        activity::Verb,
        projects::ProjectRef,
        prompts::{delivery::Delivery, object::JsonObject, topic},
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

/// What a program changes of the details. `None` leaves what is there.
#[derive(Default)]
pub struct DetailsChange {
    pub description: Option<String>,
    pub topics: Option<Vec<String>>,
    /// `Some(None)` takes the metadata away.
    pub metadata: Option<Option<JsonObject>>,
}

pub async fn describe_prompt(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    details: Details,
) -> Outcome<()> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    let change = DetailsChange {
        description: Some(details.description),
        topics: Some(topic::parse_list(&details.topics)?),
        metadata: Some(JsonObject::parse(Field::Metadata, &details.metadata)?),
    };
    write(app, &member, name, change).await?;
    Ok(())
}

/// Changes what is named, and leaves the rest.
pub async fn change_details(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    change: DetailsChange,
) -> Outcome<Delivery> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    write(app, &member, name, change).await
}

async fn write(app: &App, member: &Member, name: &str, change: DetailsChange) -> Outcome<Delivery> {
    let description = change.description.as_deref().map(judge_description).transpose()?;
    let topics = change.topics.map(|topics| topic::parse(topics.iter().map(String::as_str))).transpose()?;
    let tx = app.store.begin_write().await?;
    let found = store::prompts::find_active_for_write(tx.rows(), member.project, name).await?;
    let prompt = found.ok_or_else(|| no_prompt(name))?;
    let description = description.unwrap_or_else(|| prompt.description.clone());
    let metadata = change.metadata.unwrap_or_else(|| prompt.metadata.clone());
    store::prompts::describe(tx.rows(), prompt.id, &description, metadata.as_ref()).await?;
    if let Some(topics) = &topics {
        store::prompts::replace_topics(tx.rows(), prompt.id, topics).await?;
    }
    reindex(&tx, member, &prompt, metadata.as_ref()).await?;
    let entry = Entry {
        project: member.project,
        person: member.person,
        key: member.key,
        verb: Verb::DescribePrompt,
        subject_id: prompt.id.0,
        subject_name: name,
        before: None,
        after: topics.filter(|topics| !topics.is_empty()).map(|topics| topics.join(", ")),
        at: app.now(),
    };
    store::activity::record(&tx, &entry);
    let delivery = written(&tx, member, name, prompt.latest).await?;
    changed::commit(app, tx, member).await?;
    Ok(delivery)
}
