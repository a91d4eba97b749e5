//! The fields of the editor's form, as a browser sends them with and without JavaScript.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{
    prompts::{
        content::{ChatRole, ContentKind, Message, Part},
        draft::{DraftContent, DraftText},
        number::VersionNumber,
    },
    refusal::{Field, Refusal},
};

/// The next version of a prompt. Field names in the page: `form[text]`, `form[messages][0][role]`, ….
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditForm {
    pub project: String,
    pub name: String,
    /// The version the edit started from.
    pub base: VersionNumber,
    /// Empty, or the number of the version that is brought back.
    #[serde(default)]
    pub restored_from: String,
    pub kind: ContentKind,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub messages: Vec<MessageForm>,
    #[serde(default)]
    pub settings: String,
    #[serde(default)]
    pub metadata: String,
    #[serde(default)]
    pub message: String,
}

/// A prompt that is not there yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewPromptForm {
    pub project: String,
    /// Empty, or the UUID of the draft this goes on from.
    #[serde(default)]
    pub draft: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub topics: String,
    pub kind: ContentKind,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub messages: Vec<MessageForm>,
    #[serde(default)]
    pub settings: String,
    #[serde(default)]
    pub metadata: String,
    #[serde(default)]
    pub message: String,
}

/// One message of a chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MessageForm {
    pub role: ChatRole,
    #[serde(default)]
    pub text: String,
    /// The parts that are no text (tool calls and results), as JSON, carried along unseen.
    #[serde(default)]
    pub other: String,
}

impl MessageForm {
    pub fn of(message: &Message) -> Self {
        let mut texts = Vec::new();
        let mut other = Vec::new();
        for part in &message.parts {
            match part {
                Part::Text { text } => texts.push(text.as_str()),
                Part::ToolCall { .. } | Part::ToolResult { .. } => other.push(part),
            }
        }
        let other = match other.is_empty() {
            true => String::new(),
            false => serde_json::to_string(&other).unwrap_or_default(),
        };
        Self { role: message.role, text: texts.join("\n"), other }
    }

    pub fn message(self) -> Result<Message, Refusal> {
        let mut parts = Vec::new();
        if !self.text.is_empty() || self.other.is_empty() {
            parts.push(Part::Text { text: lf(&self.text) });
        }
        if !self.other.is_empty() {
            let other: Vec<Part> = serde_json::from_str(&self.other).map_err(|_| {
                Refusal::invalid(Field::Content, "the tool calls of a message could not be read; reload the page")
            })?;
            parts.extend(other);
        }
        Ok(Message { role: self.role, parts })
    }
}

fn content(kind: ContentKind, text: String, messages: Vec<MessageForm>) -> Result<DraftContent, Refusal> {
    Ok(match kind {
        ContentKind::Text => DraftContent::Text(lf(&text)),
        ContentKind::Chat => {
            DraftContent::Chat(messages.into_iter().map(MessageForm::message).collect::<Result<_, _>>()?)
        }
    })
}

/// Forms send CRLF, whatever was typed.
fn lf(typed: &str) -> String {
    typed.replace("\r\n", "\n")
}

impl EditForm {
    pub fn restored_from(&self) -> Option<VersionNumber> {
        self.restored_from.parse().ok().and_then(VersionNumber::new)
    }

    pub fn draft_text(self) -> Result<DraftText, Refusal> {
        let content = content(self.kind, self.text, self.messages)?;
        Ok(DraftText { content, settings: lf(&self.settings), metadata: lf(&self.metadata), message: self.message })
    }
}

impl NewPromptForm {
    pub fn draft(&self) -> Option<Uuid> {
        self.draft.parse().ok()
    }

    pub fn draft_text(self) -> Result<DraftText, Refusal> {
        let content = content(self.kind, self.text, self.messages)?;
        Ok(DraftText { content, settings: lf(&self.settings), metadata: lf(&self.metadata), message: self.message })
    }
}
