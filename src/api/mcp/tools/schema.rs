//! How a tool describes itself to a model.

use rmcp::model::{Tool, ToolAnnotations};
use serde_json::{Map, Value, json};

use crate::domain::prompts::content::ChatRole;

pub struct Described {
    pub title: &'static str,
    pub about: &'static str,
    pub effect: Effect,
    /// JSON schemas by the names of the arguments.
    pub arguments: Vec<(&'static str, Value)>,
    pub required: &'static [&'static str],
}

/// What a call does to what is there.
#[derive(Clone, Copy)]
pub enum Effect {
    Reads,
    /// Makes something new, each time it is called.
    Adds,
    /// Changes what programs get; called again it changes nothing more.
    Changes,
}

impl Described {
    pub fn tool(self, name: &'static str) -> Tool {
        let Self { title, about, effect, arguments, required } = self;
        let properties: Map<String, Value> =
            arguments.into_iter().map(|(name, schema)| (String::from(name), schema)).collect();
        let schema = json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        let schema = schema.as_object().cloned().unwrap_or_default();
        let hints = ToolAnnotations::with_title(title).open_world(false);
        let hints = match effect {
            Effect::Reads => hints.read_only(true).destructive(false).idempotent(true),
            Effect::Adds => hints.read_only(false).destructive(false).idempotent(false),
            Effect::Changes => hints.read_only(false).destructive(true).idempotent(true),
        };
        Tool::new(name, about, schema).with_title(title).with_annotations(hints)
    }
}

pub fn text(about: &str) -> Value {
    json!({ "type": "string", "description": about })
}

pub fn prompt_name(about: &str) -> Value {
    json!({ "type": "string", "description": about, "minLength": 1, "maxLength": 255 })
}

pub fn tag(about: &str) -> Value {
    json!({ "type": "string", "description": about, "minLength": 1, "maxLength": 128 })
}

pub fn version(about: &str) -> Value {
    json!({ "type": "integer", "description": about, "minimum": 1, "maximum": 2000 })
}

pub fn selector(about: &str) -> Value {
    json!({ "type": ["string", "integer"], "description": about })
}

pub fn limit(usual: u32, most: u32) -> Value {
    json!({ "type": "integer", "description": "How many at most.", "minimum": 1, "maximum": most, "default": usual })
}

/// The text of a prompt.
pub fn content() -> [(&'static str, Value); 2] {
    let text =
        "The whole text, at most 1,000,000 bytes. Programs fill in {{name}}: letters, digits, _ . - and no spaces.";
    let parts = json!({ "type": ["string", "array"], "description": "The words, or parts as prompt-get shows them." });
    let roles = ChatRole::ALL.map(ChatRole::as_str);
    let message = json!({
        "type": "object",
        "properties": { "role": { "type": "string", "enum": roles }, "content": parts },
        "required": ["role", "content"],
    });
    let messages = json!({
        "type": "array",
        "description": "Instead of prompt: the whole chat, at most 200 messages.",
        "items": message,
        "minItems": 1,
        "maxItems": 200,
    });
    [("prompt", self::text(text)), ("messages", messages)]
}

pub fn config(about: &str) -> Value {
    json!({ "type": ["object", "null"], "description": about })
}

pub fn message() -> Value {
    json!({ "type": "string", "description": "Why, in a few words for the version history.", "maxLength": 2000 })
}
