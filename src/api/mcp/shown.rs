//! A version as the tools show it.

use serde_json::{Map, Value, json};

use super::messages;
use crate::domain::prompts::{
    content::Content,
    delivery::Delivery,
    object::JsonObject,
    reference::Resolved,
    tag::Tag,
    variable::{self, Variable},
};

/// How much of the content is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    Full,
    Preview,
    None,
}

/// Characters.
const PREVIEW: usize = 160;

pub fn version(shown: &Delivery, share: Share) -> Value {
    let version = &shown.version;
    let mut told = Map::new();
    let mut tell = |name: &str, value: Value| told.insert(String::from(name), value);
    tell("name", json!(shown.name));
    tell("version", json!(version.number));
    tell("latest_version", json!(shown.latest));
    tell("description", json!(shown.description));
    match (share, shown.content()) {
        (Share::Full, Content::Text(text)) => {
            tell("prompt", json!(text));
        }
        (Share::Full, Content::Chat(chat)) => {
            tell("messages", messages::write(chat));
        }
        (Share::Preview, content) => {
            tell("preview", json!(content.opening(PREVIEW)));
        }
        (Share::None, _) => {}
    }
    tell("kind", json!(shown.content().kind()));
    if share == Share::Full {
        tell("config", json!(version.settings.as_ref().map(JsonObject::map)));
    }
    tell("tags", shown.tags_here().map(|tag| json!(tag)).collect());
    tell("variables", variables(shown).into_iter().map(|variable| json!(variable.name)).collect());
    if !shown.references().is_empty() {
        tell("references", shown.references().iter().map(reference).collect());
    }
    tell("message", json!(version.message));
    tell("author", json!(version.author));
    tell("created_at", json!(version.created_at.rfc3339()));
    Value::Object(told)
}

fn reference(resolved: &Resolved) -> Value {
    json!({ "name": resolved.reference.name, "version": resolved.version })
}

/// What is to be filled in, in the order of the text.
pub fn variables(shown: &Delivery) -> Vec<Variable> {
    variable::find(&shown.content().plain(), shown.version.format).variables
}

pub fn tags(tags: &[Tag]) -> Value {
    tags.iter().map(|tag| json!({ "name": tag.name, "version": tag.number })).collect()
}
