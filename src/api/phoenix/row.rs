//! A prompt and a version, as they stand in an answer.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{chat, settings::Model};
use crate::{
    domain::{
        ids::PromptId,
        prompts::{
            delivery::{Delivery, PromptCard},
            number::VersionNumber,
            object::JsonObject,
            tag::{TagDetail, TagName},
        },
        timestamp::Timestamp,
    },
    usecases::global_id,
};

#[derive(Serialize)]
pub struct Data<T> {
    pub data: T,
}

#[derive(Serialize)]
pub struct Page<T> {
    pub data: Vec<T>,
    /// The id of the first that is to come.
    pub next_cursor: Option<String>,
}

/// What has no value is left out: the clients take a `null` for a broken answer.
#[derive(Serialize)]
pub struct VersionRow<'a> {
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<&'a Map<String, Value>>,
    model_provider: &'static str,
    model_name: String,
    template: Value,
    template_type: &'static str,
    template_format: String,
    invocation_parameters: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    tools: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    response_format: Option<Value>,
    id: String,
    // Ours: Phoenix answers none of these, and its clients pass over what they do not know.
    sequence_number: VersionNumber,
    created_at: String,
    tags: Vec<&'a TagName>,
}

impl<'a> VersionRow<'a> {
    pub fn of(delivered: &'a Delivery) -> Self {
        let version = &delivered.version;
        let Model { provider, name, parameters, tools, response_format } = Model::of(version.settings.as_ref());
        let messages = chat::write(delivered.content(), provider == "ANTHROPIC");
        Self {
            description: version.message.as_str(),
            metadata: version.metadata.as_ref().map(JsonObject::map),
            model_provider: provider,
            model_name: name,
            template: json!({ "type": "chat", "messages": messages }),
            template_type: "CHAT",
            template_format: version.format.as_str().to_uppercase(),
            invocation_parameters: parameters,
            tools,
            response_format,
            id: global_id::of_version(delivered.version_id),
            sequence_number: version.number,
            created_at: iso(version.created_at),
            tags: delivered.tags_here().collect(),
        }
    }
}

/// A prompt in the list: here what has no value is `null`.
#[derive(Serialize)]
pub struct PromptRow<'a> {
    name: &'a str,
    description: Option<&'a str>,
    source_prompt_id: Option<String>,
    metadata: Value,
    id: String,
}

/// A prompt alone, where what has no value is left out.
#[derive(Serialize)]
pub struct ChangedRow<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_prompt_id: Option<String>,
    metadata: Value,
    id: String,
}

impl<'a> PromptRow<'a> {
    pub fn of(card: &'a PromptCard) -> Self {
        let PromptCard { id, name, description, metadata, copied_from, .. } = card;
        Self::new(*id, name.as_str(), description, metadata.as_ref(), *copied_from)
    }

    fn new(
        id: PromptId,
        name: &'a str,
        description: &'a str,
        metadata: Option<&JsonObject>,
        copied_from: Option<PromptId>,
    ) -> Self {
        Self {
            name,
            description: Some(description).filter(|description| !description.is_empty()),
            source_prompt_id: copied_from.map(global_id::of_prompt),
            metadata: metadata.map_or_else(|| json!({}), JsonObject::to_value),
            id: global_id::of_prompt(id),
        }
    }
}

impl<'a> ChangedRow<'a> {
    pub fn of(delivered: &'a Delivery) -> Self {
        let Delivery { prompt, name, description, metadata, copied_from, .. } = delivered;
        let row = PromptRow::new(*prompt, name.as_str(), description, metadata.as_ref(), *copied_from);
        let PromptRow { name, description, source_prompt_id, metadata, id } = row;
        Self { name, description, source_prompt_id, metadata, id }
    }
}

#[derive(Serialize)]
pub struct TagRow<'a> {
    name: &'a TagName,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    id: String,
}

impl<'a> TagRow<'a> {
    pub fn of(detail: &'a TagDetail) -> Self {
        Self { name: &detail.tag.name, description: &detail.description, id: global_id::of_tag(detail.id) }
    }
}

/// `2026-11-20T09:20:36.579000+00:00`
fn iso(at: Timestamp) -> String {
    let text = at.rfc3339();
    let text = text.trim_end_matches('Z');
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, ""));
    format!("{seconds}.{fraction:0<6}+00:00")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_as_python_reads_it() {
        assert_eq!(iso(Timestamp(1_795_176_000_000)), "2026-11-20T12:00:00.000000+00:00");
        assert_eq!(iso(Timestamp(1_795_176_000_579)), "2026-11-20T12:00:00.579000+00:00");
    }
}
