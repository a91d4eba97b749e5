//! What a version says, as it stands in bodies and answers.

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{SeqAccess, Visitor, value::SeqAccessDeserializer},
};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::asked::objects;
use crate::domain::{
    prompts::{
        content::{self, ChatRole},
        object::JsonObject,
        variable::TemplateFormat,
    },
    refusal::{Field, Refusal},
};

/// One text, or the messages of a chat.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum Content {
    Text(TextContent),
    Chat(ChatContent),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextContent {
    /// At most 1,000,000 UTF-8 bytes after line ends became LF. Control characters except tab and line end are refused.
    #[schema(
        min_length = 1,
        max_length = 1_000_000,
        pattern = r"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F]*[^\s\u0000-\u001F][^\u0000-\u0008\u000B\u000C\u000E-\u001F]*$",
        example = "You answer customers of {{company}}."
    )]
    text: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChatContent {
    /// At most 1,000,000 bytes of JSON in all.
    #[schema(min_items = 1, max_items = 200)]
    messages: Vec<Message>,
}

/// A content as it is sent: told apart by its one key, so that what is wrong in a message is said of that message.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentContent {
    Text(String),
    Messages(#[serde(deserialize_with = "objects")] Vec<Message>),
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match SentContent::deserialize(deserializer)? {
            SentContent::Text(text) => Self::Text(TextContent { text }),
            SentContent::Messages(messages) => Self::Chat(ChatContent { messages }),
        })
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Message {
    #[schema(inline)]
    role: Role,
    #[schema(inline)]
    content: Said,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Role {
    System,
    Developer,
    User,
    Assistant,
    Tool,
}

/// A text, or parts.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(untagged)]
enum Said {
    Text(String),
    Parts(Vec<Part>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
enum Part {
    Text {
        text: String,
    },
    ToolCall {
        id: String,
        name: String,
        /// Any JSON.
        arguments: Value,
    },
    ToolResult {
        id: String,
        /// Any JSON.
        result: Value,
    },
}

/// Told apart by their form, so that what is wrong in a part is said of that part.
impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Form;

        impl<'de> Visitor<'de> for Form {
            type Value = Said;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text or a list of parts")
            }

            fn visit_str<E>(self, text: &str) -> Result<Said, E> {
                Ok(Said::Text(text.to_string()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, parts: A) -> Result<Said, A::Error> {
                objects(SeqAccessDeserializer::new(parts)).map(Said::Parts)
            }
        }

        deserializer.deserialize_any(Form)
    }
}

/// How a template writes its variables: `{{name}}`, `{name}`, or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Mustache,
    FString,
    None,
}

impl From<Format> for TemplateFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Mustache => Self::Mustache,
            Format::FString => Self::FString,
            Format::None => Self::None,
        }
    }
}

impl From<TemplateFormat> for Format {
    fn from(format: TemplateFormat) -> Self {
        match format {
            TemplateFormat::Mustache => Self::Mustache,
            TemplateFormat::FString => Self::FString,
            TemplateFormat::None => Self::None,
        }
    }
}

impl Content {
    /// # Errors
    /// [`Refusal::Invalid`] for what no prompt can say.
    pub fn judged(self) -> Result<content::Content, Refusal> {
        match self {
            Self::Text(TextContent { text }) => content::Content::text(&text),
            Self::Chat(ChatContent { messages }) => {
                content::Content::chat(messages.into_iter().map(Message::read).collect())
            }
        }
    }
}

impl From<&content::Content> for Content {
    fn from(content: &content::Content) -> Self {
        match content {
            content::Content::Text(text) => Self::Text(TextContent { text: text.clone() }),
            content::Content::Chat(messages) => {
                Self::Chat(ChatContent { messages: messages.iter().map(Message::of).collect() })
            }
        }
    }
}

impl Message {
    pub fn read(self) -> content::Message {
        let parts = match self.content {
            Said::Text(text) => vec![content::Part::Text { text }],
            Said::Parts(parts) => parts.into_iter().map(Part::read).collect(),
        };
        let role = match self.role {
            Role::System => ChatRole::System,
            Role::Developer => ChatRole::Developer,
            Role::User => ChatRole::User,
            Role::Assistant => ChatRole::Assistant,
            Role::Tool => ChatRole::Tool,
        };
        content::Message { role, parts }
    }

    /// A message that is one text is written as one, as model APIs take it.
    pub fn of(message: &content::Message) -> Self {
        let role = match message.role {
            ChatRole::System => Role::System,
            ChatRole::Developer => Role::Developer,
            ChatRole::User => Role::User,
            ChatRole::Assistant => Role::Assistant,
            ChatRole::Tool => Role::Tool,
        };
        let content = match message.parts.as_slice() {
            [content::Part::Text { text }] => Said::Text(text.clone()),
            parts => Said::Parts(parts.iter().map(Part::of).collect()),
        };
        Self { role, content }
    }
}

impl Part {
    fn read(self) -> content::Part {
        match self {
            Self::Text { text } => content::Part::Text { text },
            Self::ToolCall { id, name, arguments } => content::Part::ToolCall { id, name, arguments },
            Self::ToolResult { id, result } => content::Part::ToolResult { id, result },
        }
    }

    fn of(part: &content::Part) -> Self {
        match part.clone() {
            content::Part::Text { text } => Self::Text { text },
            content::Part::ToolCall { id, name, arguments } => Self::ToolCall { id, name, arguments },
            content::Part::ToolResult { id, result } => Self::ToolResult { id, result },
        }
    }
}

/// A field that can be left out, or sent as null to clear what is there.
#[derive(Debug, Default)]
pub enum Given<T> {
    #[default]
    LeftOut,
    Cleared,
    Set(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Given<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Cleared, Self::Set))
    }
}

pub type Object = Map<String, Value>;

impl Given<Object> {
    pub fn is_left_out(&self) -> bool {
        matches!(self, Self::LeftOut)
    }

    /// With what is there now.
    pub fn or(self, now: Option<JsonObject>, field: Field) -> Result<Option<JsonObject>, Refusal> {
        Ok(self.judged(field)?.unwrap_or(now))
    }

    /// `None` when it was left out, `Some(None)` when it shall be cleared.
    pub fn judged(self, field: Field) -> Result<Option<Option<JsonObject>>, Refusal> {
        Ok(match self {
            Self::LeftOut => None,
            Self::Cleared => Some(None),
            Self::Set(object) => Some(Some(JsonObject::from_value(field, Value::Object(object))?)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::v1::asked::parse;

    const CHAT: &str = r#"{"messages":[{"role":"system","content":"Be kind."},{"role":"assistant","content":[{"type":"text","text":"I look."},{"type":"tool_call","id":"1","name":"look","arguments":{"b":1,"a":[]}}]},{"role":"tool","content":[{"type":"tool_result","id":"1","result":null}]}]}"#;

    #[test]
    fn a_content_is_written_as_it_was_read() {
        for text in [r#"{"text":"Be kind."}"#, CHAT] {
            let content: Content = parse(text.as_bytes()).expect("a content");
            let judged = content.judged().expect("fit to store");
            assert_eq!(serde_json::to_string(&Content::from(&judged)).expect("JSON"), text);
        }
    }

    #[test]
    fn what_is_no_content_is_refused_with_its_place() {
        let field = |text: &str| parse::<Content>(text.as_bytes()).expect_err("no content");
        for text in [
            "{}",
            "\"a\"",
            r#"{"messages":[["user","a"]]}"#,
            r#"{"messages":[{"role":"user","content":[["text","a"]]}]}"#,
            r#"{"text":1}"#,
            r#"{"text":"a","messages":[]}"#,
            r#"{"words":"a"}"#,
        ] {
            field(text);
        }
        let problem = serde_json::to_value(field(&CHAT.replace("null", "null,\"more\":1")).body()).expect("JSON");
        assert!(problem["field"].as_str().is_some_and(|field| field.starts_with("messages[2]")), "{problem}");
        assert!(problem["detail"].as_str().is_some_and(|says| says.contains("`more`")), "{problem}");
        let problem = serde_json::to_value(field(&CHAT.replace("\"Be kind.\"", "5")).body()).expect("JSON");
        assert!(problem["detail"].as_str().is_some_and(|says| says.contains("a list of parts")), "{problem}");
    }
}
