//! One prompt at one version, as it stands in an answer.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    chat,
    outline::{Heading, outline},
    question::Share,
};
use crate::domain::prompts::{
    content::Content,
    delivery::Delivery,
    number::VersionNumber,
    object::JsonObject,
    tag::{Tag, TagName},
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
}

impl<'a> Row<'a> {
    pub fn of(delivered: &'a Delivery, label: Option<&'a str>, share: Share) -> Self {
        let version = &delivered.version;
        let words = words(&version.content);
        let created_at = version.created_at.rfc3339();
        Self {
            id: version.uuid,
            name: delivered.name.as_str(),
            prompt_preview: (share == Share::Preview).then(|| preview(&words)),
            prompt: (share == Share::Full).then_some(words),
            config: (share == Share::Full).then(|| version.settings.as_ref().map(JsonObject::map)),
            outline: outline(&version.content.plain()),
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
        }
    }
}

/// What the list adds.
#[derive(Serialize)]
pub struct ListRow<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    version_description: Option<&'a str>,
    created_by: Author<'a>,
    /// Those on this version.
    labels: Vec<&'a TagName>,
    prompt_size_bytes: usize,
    all_labels: Vec<Label<'a>>,
}

/// No address: a key is no right to learn those of people.
#[derive(Serialize)]
struct Author<'a> {
    id: i64,
    uuid: Uuid,
    first_name: &'a str,
    last_name: &'static str,
    email: &'static str,
}

#[derive(Serialize)]
struct Label<'a> {
    name: &'a str,
    version: VersionNumber,
}

impl<'a> ListRow<'a> {
    pub fn of(listed: &'a Delivery, label: Option<&'a str>, share: Share) -> Self {
        let version = &listed.version;
        let message = version.message.as_str();
        let first_name = version.author.as_str();
        Self {
            row: Row::of(listed, label, share),
            version_description: (!message.is_empty()).then_some(message),
            created_by: Author { id: listed.author.0, uuid: listed.author_uuid, first_name, last_name: "", email: "" },
            labels: listed.tags_here().collect(),
            prompt_size_bytes: version.content.stored().len(),
            all_labels: listed.tags.iter().map(Label::of).collect(),
        }
    }
}

impl<'a> Label<'a> {
    fn of(tag: &'a Tag) -> Self {
        Self { name: tag.name.as_str(), version: tag.number }
    }
}

fn words(content: &Content) -> Cow<'_, str> {
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
}
