//! One prompt at one version, as it stands in an answer.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    chat,
    outline::{Heading, outline},
    question::Share,
};
use crate::domain::{
    ids::PersonId,
    prompts::{
        content::Content,
        delivery::Delivery,
        number::VersionNumber,
        object::JsonObject,
        reference::{Resolved, Target},
        tag::{Tag, TagName},
    },
};

const PREVIEW: usize = 160;

/// What a client gets that asks for one prompt.
#[derive(Serialize)]
pub struct Row<'a> {
    id: Uuid,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    prompt: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prompt_preview: Option<String>,
    /// Left out, or `null` when the version has no settings: the clients tell the two apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    config: Option<Option<&'a Map<String, Value>>>,
    outline: Vec<Heading>,
    version: VersionNumber,
    /// As it was asked for. Never `null`: the clients take that for a broken answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    created_at: String,
    updated_at: String,
    deleted: bool,
    is_latest: bool,
    latest_version: VersionNumber,
    version_count: VersionNumber,
    first_version_created_at: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    resolved_references: Vec<PutIn<'a>>,
}

/// A prompt that stands in this one.
#[derive(Serialize)]
struct PutIn<'a> {
    name: &'a str,
    version: VersionNumber,
    /// `null` for one that is pinned to its version.
    label: Option<&'a str>,
}

impl<'a> PutIn<'a> {
    fn of(resolved: &'a Resolved) -> Self {
        let label = match &resolved.reference.target {
            Target::Version(_) => None,
            Target::Tag(tag) => Some(tag.as_str()),
        };
        Self { name: resolved.reference.name.as_str(), version: resolved.version, label }
    }
}

impl<'a> Row<'a> {
    pub fn of(delivered: &'a Delivery, label: Option<&'a str>, share: Share) -> Self {
        let version = &delivered.version;
        let words = words(delivered.content());
        let created_at = version.created_at.rfc3339();
        Self {
            id: version.uuid,
            name: delivered.name.as_str(),
            prompt_preview: (share == Share::Preview).then(|| preview(&words)),
            prompt: (share == Share::Full).then_some(words),
            config: (share == Share::Full).then(|| version.settings.as_ref().map(JsonObject::map)),
            outline: outline(&delivered.content().plain()),
            version: version.number,
            label,
            // A version never changes after it was made.
            updated_at: created_at.clone(),
            created_at,
            deleted: false,
            is_latest: version.number == delivered.latest,
            latest_version: delivered.latest,
            // Numbers have no gap.
            version_count: delivered.latest,
            first_version_created_at: delivered.first_at.rfc3339(),
            resolved_references: delivered.references().iter().map(PutIn::of).collect(),
        }
    }
}

/// What is answered to a write, and stands in a list.
#[derive(Serialize)]
pub struct FullRow<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    version_description: Option<&'a str>,
    created_by: Author<'a>,
    /// Those on this version.
    labels: Vec<&'a TagName>,
    activity_item_id: String,
}

/// What the list adds.
#[derive(Serialize)]
pub struct ListRow<'a> {
    #[serde(flatten)]
    row: FullRow<'a>,
    prompt_size_bytes: usize,
    all_labels: Vec<Label<'a>>,
}

/// No address: a key is no right to learn those of people.
#[derive(Serialize)]
pub struct Author<'a> {
    id: i64,
    uuid: Uuid,
    distinct_id: Uuid,
    first_name: &'a str,
    last_name: &'static str,
    email: &'static str,
}

impl<'a> Author<'a> {
    pub fn of(id: PersonId, uuid: Uuid, name: &'a str) -> Self {
        Self { id: id.0, uuid, distinct_id: uuid, first_name: name, last_name: "", email: "" }
    }
}

#[derive(Serialize)]
pub struct Label<'a> {
    name: &'a str,
    version: VersionNumber,
}

impl<'a> FullRow<'a> {
    pub fn of(delivery: &'a Delivery, label: Option<&'a str>, share: Share) -> Self {
        let version = &delivery.version;
        Self {
            row: Row::of(delivery, label, share),
            version_description: said(version.message.as_str()),
            created_by: Author::of(delivery.author, delivery.author_uuid, &version.author),
            labels: delivery.tags_here().collect(),
            activity_item_id: activity_item_id(delivery.name.as_str()),
        }
    }
}

impl<'a> ListRow<'a> {
    pub fn of(delivery: &'a Delivery, label: Option<&'a str>, share: Share) -> Self {
        Self {
            row: FullRow::of(delivery, label, share),
            prompt_size_bytes: delivery.version.content.stored().len(),
            all_labels: delivery.tags.iter().map(Label::of).collect(),
        }
    }
}

impl<'a> Label<'a> {
    pub fn of(tag: &'a Tag) -> Self {
        Self { name: tag.name.as_str(), version: tag.number }
    }
}

/// A message that is empty was not given.
pub fn said(message: &str) -> Option<&str> {
    (!message.is_empty()).then_some(message)
}

/// As the activity log names a prompt: a column of 72 characters holds it.
pub fn activity_item_id(name: &str) -> String {
    if name.len() <= 72 {
        return name.to_string();
    }
    let hash: String = Sha256::digest(name).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{}#{hash}", &name[..39])
}

pub fn words(content: &Content) -> Cow<'_, str> {
    match content {
        Content::Text(text) => Cow::Borrowed(text),
        Content::Chat(messages) => Cow::Owned(chat::json(messages)),
    }
}

fn preview(words: &str) -> String {
    match words.char_indices().nth(PREVIEW) {
        Some((end, _)) => format!("{}...", &words[..end]),
        None => words.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_is_cut_between_letters() {
        assert_eq!(preview("short"), "short");
        assert_eq!(preview(&"é".repeat(160)), "é".repeat(160));
        assert_eq!(preview(&"é".repeat(161)), format!("{}...", "é".repeat(160)));
    }

    #[test]
    fn a_long_name_is_shortened_for_the_activity_log() {
        assert_eq!(activity_item_id("support-reply"), "support-reply");
        let long = activity_item_id(&"x".repeat(73));
        assert_eq!((long.len(), &long[..40]), (72, &*format!("{}#", "x".repeat(39))));
    }
}
