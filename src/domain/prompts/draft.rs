//! A draft: one person's text that is not published yet, and the version it will be published upon.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    content::{ContentKind, Message, Part},
    number::VersionNumber,
};
use crate::domain::timestamp::Timestamp;

/// What an editor holds, exactly as typed: it may break every rule of publishing but those of storing, because a
/// draft loses nothing. Judged only when it is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftText {
    pub content: DraftContent,
    /// JSON as typed, valid or not.
    pub settings: String,
    pub metadata: String,
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftContent {
    Text(String),
    Chat(Vec<Message>),
}

impl DraftContent {
    pub fn kind(&self) -> ContentKind {
        match self {
            Self::Text(_) => ContentKind::Text,
            Self::Chat(_) => ContentKind::Chat,
        }
    }
}

/// The text with a mark wherever a NUL stood: PostgreSQL stores none, and no page can hold one. The mark is what
/// browsers draw in its place.
pub fn with_nul_marked(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}

impl DraftText {
    pub fn with_nul_marked(&self) -> Self {
        let content = match &self.content {
            DraftContent::Text(text) => DraftContent::Text(with_nul_marked(text)),
            DraftContent::Chat(messages) => DraftContent::Chat(messages.iter().map(marked).collect()),
        };
        Self {
            content,
            settings: with_nul_marked(&self.settings),
            metadata: with_nul_marked(&self.metadata),
            message: with_nul_marked(&self.message),
        }
    }
}

fn marked(message: &Message) -> Message {
    let part = |part: &Part| match part {
        Part::Text { text } => Part::Text { text: with_nul_marked(text) },
        // Stored as JSON, which writes a NUL in letters.
        Part::ToolCall { .. } | Part::ToolResult { .. } => part.clone(),
    };
    Message { role: message.role, parts: message.parts.iter().map(part).collect() }
}

/// A draft of the next version of a prompt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub uuid: Uuid,
    pub base: VersionNumber,
    pub restored_from: Option<VersionNumber>,
    pub text: DraftText,
    pub saved_at: Timestamp,
}

/// A draft of a prompt that is not there yet, with the fields only a new prompt has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewPromptDraft {
    pub uuid: Uuid,
    pub name: String,
    pub description: String,
    /// Separated by commas, as typed.
    pub topics: String,
    pub text: DraftText,
    pub saved_at: Timestamp,
}

/// So many bytes a draft may hold at most: more than any prompt, so that a text that is too long to publish is
/// kept all the same.
pub const MAX_BYTES: usize = 4_000_000;
