//! A chat as PostHog's clients get it: one text, the JSON of its messages in the form that model APIs take.

use serde::Serialize;
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
    }
}
