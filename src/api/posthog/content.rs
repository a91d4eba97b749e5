//! From what a program sends as `prompt` to the content of a version.

use serde_json::Value;

use super::{chat, row::words};
use crate::domain::{
    prompts::{
        content::Content,
        text_edit::{self, TextEdit, TextEditError},
    },
    refusal::{Field, Refusal},
};

/// What can be wrong with the content of a publish.
pub enum ContentProblem {
    Refused(Refusal),
    Edit(TextEditError),
}

impl From<Refusal> for ContentProblem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Of a new prompt: a list of messages is a chat, other JSON is kept as its text.
pub fn new(prompt: Value) -> Result<Content, Refusal> {
    match prompt {
        Value::String(text) => Content::text(&text),
        other => match chat::read(other.clone()) {
            Some(messages) => Content::chat(messages),
            None => Content::text(&other.to_string()),
        },
    }
}

/// Upon what the prompt holds: text stays text, and a chat stays a chat.
pub fn upon(held: &Content, prompt: Value) -> Result<Content, Refusal> {
    match (held, prompt) {
        (Content::Text(_), Value::String(text)) => Content::text(&text),
        (Content::Text(_), other) => Content::text(&other.to_string()),
        (Content::Chat(_), Value::String(text)) => read_chat(serde_json::from_str(&text).ok()),
        (Content::Chat(_), other) => read_chat(Some(other)),
    }
}

/// The edits are made in what a program reads of the prompt.
pub fn edited(held: &Content, edits: &[TextEdit]) -> Result<Content, ContentProblem> {
    let text = text_edit::apply(&words(held), edits).map_err(ContentProblem::Edit)?;
    Ok(upon(held, Value::String(text))?)
}

fn read_chat(messages: Option<Value>) -> Result<Content, Refusal> {
    let messages = messages.and_then(chat::read).ok_or_else(|| {
        let says = "this prompt is a chat: send the JSON of its messages, a list of objects with role and content; a plain \
                    text cannot take its place";
        Refusal::invalid(Field::Content, says)
    })?;
    Content::chat(messages)
}
