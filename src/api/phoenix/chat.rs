//! Messages, both ways.

use serde_json::{Value, json};

use crate::domain::prompts::{
    content::{ChatRole, Content, Message, Part},
    object,
};

/// Messages of the form in `schema::CREATE`.
pub fn read(messages: &Value) -> Vec<Message> {
    let each = |message: &Value| Message {
        role: role(message["role"].as_str().unwrap_or_default()),
        parts: match &message["content"] {
            Value::Array(parts) => parts.iter().map(part).collect(),
            content => vec![Part::Text { text: text(content) }],
        },
    };
    messages.as_array().into_iter().flatten().map(each).collect()
}

fn role(word: &str) -> ChatRole {
    match word {
        "ai" | "model" => ChatRole::Assistant,
        _ => ChatRole::parse(word).unwrap_or(ChatRole::User),
    }
}

fn part(part: &Value) -> Part {
    let id = || text(&part["tool_call_id"]);
    match part["type"].as_str() {
        Some("tool_call") => {
            let call = &part["tool_call"];
            Part::ToolCall { id: id(), name: text(&call["name"]), arguments: arguments(&text(&call["arguments"])) }
        }
        Some("tool_result") => Part::ToolResult { id: id(), result: part["tool_result"].clone() },
        _ => Part::Text { text: text(&part["text"]) },
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_string()
}

/// The arguments as JSON, when they can be written again exactly as they came; else the text itself.
fn arguments(text: &str) -> Value {
    let read: Option<Value> = serde_json::from_str(text).ok();
    let written = |value: &Value| serde_json::to_string(value).is_ok_and(|written| written == text);
    let same = |value: &Value| !value.is_string() && object::fault(value).is_none() && written(value);
    read.filter(same).unwrap_or_else(|| Value::from(text))
}

/// One text is read as a message of the user. With `parts` a system message is a list even when it is one text: the
/// clients' form for Anthropic fills in no variables of a plain one.
pub fn write(content: &Content, parts: bool) -> Vec<Value> {
    match content {
        Content::Text(text) => vec![json!({ "role": "user", "content": text })],
        Content::Chat(messages) => messages.iter().map(|message| said(message, parts)).collect(),
    }
}

fn said(message: &Message, parts: bool) -> Value {
    let is_list = parts && message.role == ChatRole::System;
    let content = match message.parts.as_slice() {
        [] => Value::from(""),
        [Part::Text { text }] if !is_list => Value::from(text.as_str()),
        several => several.iter().map(written).collect(),
    };
    json!({ "role": message.role.as_str(), "content": content })
}

fn written(part: &Part) -> Value {
    match part {
        Part::Text { text } => json!({ "type": "text", "text": text }),
        Part::ToolCall { id, name, arguments } => {
            let arguments = match arguments {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let call = json!({ "type": "function", "name": name, "arguments": arguments });
            json!({ "type": "tool_call", "tool_call_id": id, "tool_call": call })
        }
        Part::ToolResult { id, result } => json!({ "type": "tool_result", "tool_call_id": id, "tool_result": result }),
    }
}

/// What such messages make of a prompt that holds `held`: one text of the user leaves a text a text.
pub fn upon(held: &Content, new: Content) -> Content {
    let text = match (held, &new) {
        (Content::Text(_), Content::Chat(messages)) => match messages.as_slice() {
            [Message { role: ChatRole::User, parts }] => match parts.as_slice() {
                [Part::Text { text }] => Some(text.clone()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    };
    text.map_or(new, Content::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_returned_as_they_came() {
        for text in [r#"{"id":7}"#, r#"{"id": 7}"#, "no json", "", "7", "1.0", "null", r#""a""#, r#"{"a":1,"a":2}"#] {
            let call = json!({"type": "function", "name": "f", "arguments": text});
            let sent = json!([{"role": "assistant", "content": [{"type": "tool_call", "tool_call_id": "c", "tool_call": call}]}]);
            assert_eq!(Value::Array(write(&Content::Chat(read(&sent)), false)), sent, "{text}");
        }
        assert_eq!(arguments(r#"{"id":7}"#), json!({"id": 7}), "as JSON, where it is the same");
    }

    #[test]
    fn a_system_message_is_a_list_where_a_client_needs_it() {
        let chat = Content::Chat(vec![Message::text(ChatRole::System, "a"), Message::text(ChatRole::User, "b")]);
        let user = json!({"role": "user", "content": "b"});
        assert_eq!(write(&chat, false), [json!({"role": "system", "content": "a"}), user.clone()]);
        assert_eq!(write(&chat, true), [json!({"role": "system", "content": [{"type": "text", "text": "a"}]}), user]);
    }

    #[test]
    fn a_text_stays_one_while_it_is_one_text_of_the_user() {
        let text = Content::Text("old".into());
        let chat = |role| Content::Chat(vec![Message::text(role, "new")]);
        assert_eq!(upon(&text, chat(ChatRole::User)), Content::Text("new".into()));
        assert_eq!(upon(&text, chat(ChatRole::System)), chat(ChatRole::System));
        assert_eq!(upon(&chat(ChatRole::User), chat(ChatRole::User)), chat(ChatRole::User));
    }
}
