//! What a version says: one text, or the messages of a chat.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::text;
use crate::domain::count::thousands;
use crate::domain::refusal::{Field, Refusal};

/// At most so many UTF-8 bytes after normalising; for a chat, of its compact JSON.
pub const MAX_BYTES: usize = 1_000_000;
pub const MAX_MESSAGES: usize = 200;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    Text(String),
    Chat(Vec<Message>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    pub role: ChatRole,
    pub parts: Vec<Part>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChatRole {
    System,
    User,
    Assistant,
    Tool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Part {
    Text { text: String },
    ToolCall { id: String, name: String, arguments: Value },
    ToolResult { id: String, result: Value },
}

/// Which of the two a content is: a prompt's page and the database name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentKind {
    Text,
    Chat,
}

impl ContentKind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Chat => "chat",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Text, Self::Chat].into_iter().find(|kind| kind.as_str() == text)
    }
}

impl ChatRole {
    pub const ALL: [ChatRole; 4] = [ChatRole::System, ChatRole::User, ChatRole::Assistant, ChatRole::Tool];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::User => "user",
            Self::Assistant => "assistant",
            Self::Tool => "tool",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// As the screens say it.
    pub fn title(self) -> &'static str {
        match self {
            Self::System => "System",
            Self::User => "User",
            Self::Assistant => "Assistant",
            Self::Tool => "Tool",
        }
    }
}

impl Message {
    pub fn text(role: ChatRole, text: impl Into<String>) -> Self {
        Self { role, parts: vec![Part::Text { text: text.into() }] }
    }

    /// The words of the message; tool calls and results as their JSON.
    pub fn words(&self) -> String {
        let mut words = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            words.push(match part {
                Part::Text { text } => text.clone(),
                Part::ToolCall { id, name, arguments } => format!("[calls {name} ({id})] {arguments}"),
                Part::ToolResult { id, result } => format!("[result of {id}] {result}"),
            });
        }
        words.join("\n")
    }
}

impl Content {
    /// One text from any door, made fit to store. At most 1,000,000 bytes.
    pub fn text(typed: &str) -> Result<Self, Refusal> {
        let text = normalise(typed)?;
        if text.trim().is_empty() {
            return Err(Refusal::invalid(Field::Content, "a prompt needs some text; write what the model should do"));
        }
        within(text.len())?;
        Ok(Self::Text(text))
    }

    /// The messages of a chat from any door, made fit to store. At most 200 messages and 1,000,000 bytes of compact JSON.
    pub fn chat(messages: Vec<Message>) -> Result<Self, Refusal> {
        if messages.is_empty() {
            return Err(Refusal::invalid(Field::Content, "a chat needs at least one message; add one"));
        }
        if messages.len() > MAX_MESSAGES {
            let says = format!("a chat has at most {MAX_MESSAGES} messages, this one has {}", messages.len());
            return Err(Refusal::invalid(Field::Content, says));
        }
        let mut tidy = Vec::with_capacity(messages.len());
        for (index, message) in messages.into_iter().enumerate() {
            let parts = message
                .parts
                .into_iter()
                .map(tidy_part)
                .collect::<Result<Vec<_>, _>>()
                .map_err(|refusal| Refusal::invalid(Field::Content, format!("message {}: {refusal}", index + 1)))?;
            tidy.push(Message { role: message.role, parts });
        }
        if tidy.iter().all(|message| message.words().trim().is_empty()) {
            return Err(Refusal::invalid(Field::Content, "a chat needs some text; write what the model should do"));
        }
        let content = Self::Chat(tidy);
        within(content.stored().len())?;
        Ok(content)
    }

    /// The same judgement for a content that arrived whole.
    pub fn judged(self) -> Result<Self, Refusal> {
        match self {
            Self::Text(text) => Self::text(&text),
            Self::Chat(messages) => Self::chat(messages),
        }
    }

    pub fn kind(&self) -> ContentKind {
        match self {
            Self::Text(_) => ContentKind::Text,
            Self::Chat(_) => ContentKind::Chat,
        }
    }

    /// The form in the database: the text itself, or the messages as compact JSON.
    pub fn stored(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Chat(messages) => {
                serde_json::to_string(messages).expect("messages have only string keys, so they always serialise")
            }
        }
    }

    /// Reads back what was stored. `None` when it was not stored by [`Content::stored`].
    pub fn from_stored(kind: ContentKind, stored: String) -> Option<Self> {
        match kind {
            ContentKind::Text => Some(Self::Text(stored)),
            ContentKind::Chat => serde_json::from_str(&stored).ok().map(Self::Chat),
        }
    }

    /// One text for reading, comparing and searching: a chat with a heading for each message's role.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Chat(messages) => {
                let mut plain = String::new();
                for message in messages {
                    if !plain.is_empty() {
                        plain.push_str("\n\n");
                    }
                    plain.push_str(message.role.title());
                    plain.push_str(":\n");
                    plain.push_str(&message.words());
                }
                plain
            }
        }
    }

    /// The first words on one line, for lists, without the marks of Markdown around them: at most `most` characters.
    pub fn opening(&self, most: usize) -> String {
        let words = match self {
            Self::Text(text) => text.clone(),
            Self::Chat(messages) => messages.iter().map(Message::words).collect::<Vec<_>>().join(" "),
        };
        let mut opening = String::new();
        let mut length = 0;
        for word in words.split_whitespace().map(without_marks).filter(|word| !word.is_empty()) {
            if length > 0 {
                opening.push(' ');
                length += 1;
            }
            for letter in word.chars() {
                if length >= most {
                    return opening;
                }
                opening.push(letter);
                length += 1;
            }
            if length >= most {
                return opening;
            }
        }
        opening
    }
}

/// A word of a list needs no heading, emphasis or bullet.
fn without_marks(word: &str) -> &str {
    match word.chars().all(|letter| "#*_`->|=".contains(letter)) {
        true => "",
        false => word.trim_matches(['*', '_', '`']),
    }
}

fn normalise(typed: &str) -> Result<String, Refusal> {
    text::normalise(typed).map_err(|error| Refusal::invalid(Field::Content, error.to_string()))
}

fn within(bytes: usize) -> Result<(), Refusal> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    let says = format!(
        "a prompt has at most 1,000,000 bytes, this one has {}; shorten it by {}",
        thousands(bytes),
        thousands(bytes - MAX_BYTES)
    );
    Err(Refusal::invalid(Field::Content, says))
}

fn tidy_part(part: Part) -> Result<Part, Refusal> {
    Ok(match part {
        Part::Text { text } => Part::Text { text: normalise(&text)? },
        Part::ToolCall { id, name, arguments } => {
            Part::ToolCall { id: normalise(&id)?, name: normalise(&name)?, arguments }
        }
        Part::ToolResult { id, result } => Part::ToolResult { id: normalise(&id)?, result },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_a_million_bytes_are_allowed_and_one_more_is_not() {
        assert!(Content::text(&"x".repeat(1_000_000)).is_ok());
        let refusal = Content::text(&"x".repeat(1_000_001)).expect_err("one too many");
        assert!(refusal.to_string().contains("1,000,001"), "{refusal}");
        assert!(Content::text(&"x\r\n".repeat(400_000)).is_ok(), "counted after line ends are normalised");
    }

    #[test]
    fn a_chat_reads_back_as_it_was_stored() {
        let chat = Content::chat(vec![
            Message::text(ChatRole::System, "Be kind.\r\nBe brief."),
            Message::text(ChatRole::User, "{{question}}"),
        ])
        .expect("valid");
        assert_eq!(Content::from_stored(ContentKind::Chat, chat.stored()), Some(chat.clone()));
        assert_eq!(chat.plain(), "System:\nBe kind.\nBe brief.\n\nUser:\n{{question}}");
    }

    #[test]
    fn empty_prompts_are_refused() {
        assert!(Content::text(" \n").is_err());
        assert!(Content::chat(vec![]).is_err());
        assert!(Content::chat(vec![Message::text(ChatRole::User, " ")]).is_err());
        assert!(Content::chat(vec![Message::text(ChatRole::User, "x"); 201]).is_err());
    }

    #[test]
    fn the_opening_is_one_line_of_words() {
        let text = Content::Text("# Role\n\nYou are  the *first*\treply\n\n- `{{name}}` > 3, a_b".into());
        assert_eq!(text.opening(100), "Role You are the first reply {{name}} 3, a_b");
        assert_eq!(text.opening(6), "Role Y");
    }
}
