//! A chat as PostHog's clients get it and send it: one text, the JSON of its messages in the form that model APIs take.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::domain::prompts::content::{ChatRole, Message, Part};

#[derive(Serialize)]
struct Said<'a> {
    role: &'static str,
    content: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_calls: Vec<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tool_call_id: Option<&'a str>,
}

pub fn json(messages: &[Message]) -> String {
    let said: Vec<Said> = messages.iter().flat_map(said).collect();
    serde_json::to_string(&said).expect("messages have only string keys, so they always serialise")
}

/// The message, and one more for each result of a tool in it, because such a result is a message of its own there.
fn said(message: &Message) -> Vec<Said<'_>> {
    let mut texts = Vec::new();
    let mut tool_calls = Vec::new();
    let mut results = Vec::new();
    for part in &message.parts {
        match part {
            Part::Text { text } => texts.push(text.as_str()),
            Part::ToolCall { id, name, arguments } => tool_calls.push(json!({
                "id": id,
                "type": "function",
                "function": { "name": name, "arguments": words(arguments) },
            })),
            Part::ToolResult { id, result } => results.push(Said {
                role: ChatRole::Tool.as_str(),
                content: words(result),
                tool_calls: Vec::new(),
                tool_call_id: Some(id),
            }),
        }
    }
    let mut said = Vec::with_capacity(1 + results.len());
    if !texts.is_empty() || !tool_calls.is_empty() || results.is_empty() {
        said.push(Said { role: message.role.as_str(), content: texts.join("\n"), tool_calls, tool_call_id: None });
    }
    said.extend(results);
    said
}

/// A text as it is, all else as its JSON.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[derive(Deserialize)]
struct Sent {
    role: String,
    #[serde(default)]
    content: Value,
    #[serde(default)]
    tool_calls: Vec<SentCall>,
    tool_call_id: Option<String>,
}

#[derive(Deserialize)]
struct SentCall {
    #[serde(default)]
    id: String,
    function: SentFunction,
}

#[derive(Deserialize)]
struct SentFunction {
    name: String,
    #[serde(default)]
    arguments: Value,
}

/// Reads back what [`json`] wrote, and whatever else has its form. `None` for all that is no chat.
pub fn read(messages: Value) -> Option<Vec<Message>> {
    let sent: Vec<Sent> = serde_json::from_value(messages).ok()?;
    sent.into_iter().map(message).collect()
}

fn message(sent: Sent) -> Option<Message> {
    let role = ChatRole::parse(&sent.role)?;
    // Nobody else answers a call: such a message would come back as one of the tool.
    if let Some(id) = sent.tool_call_id.filter(|_| role == ChatRole::Tool) {
        let result = sent.content;
        return Some(Message { role, parts: vec![Part::ToolResult { id, result }] });
    }
    let mut parts = match sent.content {
        Value::Null => Vec::new(),
        Value::String(text) if text.is_empty() && !sent.tool_calls.is_empty() => Vec::new(),
        Value::String(text) => vec![Part::Text { text }],
        Value::Array(parts) => parts.into_iter().map(text_part).collect::<Option<_>>()?,
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => return None,
    };
    parts.extend(sent.tool_calls.into_iter().map(|call| {
        let SentFunction { name, arguments } = call.function;
        Part::ToolCall { id: call.id, name, arguments: unquoted(arguments) }
    }));
    Some(Message { role, parts })
}

fn text_part(part: Value) -> Option<Part> {
    let is_text = part.get("type").is_some_and(|kind| kind == "text");
    let text = part.get("text").filter(|_| is_text)?.as_str()?;
    Some(Part::Text { text: text.to_string() })
}

/// Arguments travel as the text of their JSON. What is no JSON, or is written in another way than ours, stays a text,
/// so that it comes back as it was sent.
fn unquoted(arguments: Value) -> Value {
    let Value::String(text) = &arguments else {
        return arguments;
    };
    match serde_json::from_str::<Value>(text) {
        Ok(value) if !value.is_string() && is_written_as(&value, text) => value,
        Ok(_) | Err(_) => arguments,
    }
}

fn is_written_as(value: &Value, text: &str) -> bool {
    let ours = value.to_string();
    ours == text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_become_what_a_model_takes() {
        let call = Part::ToolCall { id: "c1".into(), name: "look_up".into(), arguments: json!({"order": 7}) };
        let result = Part::ToolResult { id: "c1".into(), result: json!("shipped") };
        let messages = [
            Message::text(ChatRole::System, "Be \"kind\"."),
            Message::text(ChatRole::User, "{{question}}"),
            Message { role: ChatRole::Assistant, parts: vec![call] },
            Message { role: ChatRole::Tool, parts: vec![result] },
        ];
        let wanted = json!([
            {"role": "system", "content": "Be \"kind\"."},
            {"role": "user", "content": "{{question}}"},
            {"role": "assistant", "content": "", "tool_calls": [
                {"id": "c1", "type": "function", "function": {"name": "look_up", "arguments": "{\"order\":7}"}},
            ]},
            {"role": "tool", "content": "shipped", "tool_call_id": "c1"},
        ]);
        assert_eq!(json(&messages), wanted.to_string());
        assert_eq!(read(wanted).as_deref(), Some(&messages[..]));
    }

    #[test]
    fn only_messages_are_read_as_a_chat() {
        let parts =
            json!([{"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]}]);
        assert_eq!(read(parts).expect("a chat")[0].parts.len(), 2);
        let spaced = json!([{"role": "assistant", "tool_calls": [{"function": {"name": "f", "arguments": "{ }"}}]}]);
        let answer = json!([{"role": "user", "content": "a", "tool_call_id": "c"}]);
        assert_eq!(read(answer), Some(vec![Message::text(ChatRole::User, "a")]));
        assert_eq!(read(spaced.clone()).map(|chat| json(&chat)).map(|text| text.contains("{ }")), Some(true));
        for other in [
            json!({"role": "user", "content": "a"}),
            json!(["a"]),
            json!([{"role": "owner", "content": "a"}]),
            json!([{"role": "user", "content": 7}]),
            json!([{"role": "user", "content": [{"type": "image"}]}]),
        ] {
            assert_eq!(read(other.clone()), None, "{other}");
        }
    }
}
