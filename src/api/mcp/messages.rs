//! The messages of a chat as tools take and give them: a role, and as content one text or a list of parts.

use serde_json::{Value, json};

use super::{arguments::invalid, failure::Failure};
use crate::domain::{
    prompts::{
        content::{ChatRole, Content, Message, Part},
        text_edit::{self, TextEdit, TextEditError},
    },
    refusal::{Field, Outcome},
};

const FORM: &str = "each message needs a role (system, developer, user, assistant or tool) and a content, which is a text or a list \
                    of parts as prompt-get shows them";

pub fn write(messages: &[Message]) -> Value {
    messages.iter().map(|message| json!({ "role": message.role, "content": content(&message.parts) })).collect()
}

fn content(parts: &[Part]) -> Value {
    match parts {
        [Part::Text { text }] => json!(text),
        parts => json!(parts),
    }
}

pub fn read(given: Vec<Value>) -> Result<Vec<Message>, Failure> {
    given.into_iter().enumerate().map(|(index, message)| read_one(index, message)).collect()
}

fn read_one(index: usize, message: Value) -> Result<Message, Failure> {
    let wrong = || invalid(Field::Content, format!("message {}: {FORM}", index + 1));
    let Value::Object(mut message) = message else { return Err(wrong()) };
    let (role, content) = (message.shift_remove("role"), message.shift_remove("content"));
    let role = role.and_then(|role| role.as_str().and_then(ChatRole::parse)).ok_or_else(wrong)?;
    let parts = match content {
        Some(Value::String(text)) => vec![Part::Text { text }],
        Some(parts @ Value::Array(_)) => serde_json::from_value(parts).map_err(|_| wrong())?,
        Some(_) | None => return Err(wrong()),
    };
    match message.is_empty() {
        true => Ok(Message { role, parts }),
        false => Err(wrong()),
    }
}

/// Edits of a text, or of the texts in a chat: there a passage must stand in one message only.
pub fn edit(content: &Content, edits: &[TextEdit]) -> Outcome<Content> {
    match content {
        Content::Text(text) => Content::text(&text_edit::apply(text, edits)?),
        Content::Chat(messages) => Content::chat(edit_messages(messages.clone(), edits)?),
    }
}

fn edit_messages(mut messages: Vec<Message>, edits: &[TextEdit]) -> Result<Vec<Message>, TextEditError> {
    // Asks for what is wrong with the edits as a whole; no text holds what they look for.
    if let Err(error @ (TextEditError::None | TextEditError::TooMany)) = text_edit::apply("", edits) {
        return Err(error);
    }
    for (index, edit) in edits.iter().enumerate() {
        edit_one(&mut messages, edit, index)?;
    }
    Ok(messages)
}

fn edit_one(messages: &mut [Message], edit: &TextEdit, index: usize) -> Result<(), TextEditError> {
    let mut changed: Option<(&mut String, String)> = None;
    let mut places = 0;
    for part in messages.iter_mut().flat_map(|message| &mut message.parts) {
        let Part::Text { text } = part else { continue };
        match text_edit::apply(text, std::slice::from_ref(edit)) {
            Ok(edited) => {
                places += 1;
                changed = Some((text, edited));
            }
            Err(TextEditError::NotUnique { count, .. }) => places += count,
            Err(TextEditError::None | TextEditError::TooMany | TextEditError::NotFound { .. }) => {}
        }
    }
    match (changed, places) {
        (Some((text, edited)), 1) => {
            *text = edited;
            Ok(())
        }
        (_, 0) => Err(TextEditError::NotFound { index }),
        (_, count) => Err(TextEditError::NotUnique { index, count }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chat() -> Vec<Message> {
        let call = Part::ToolCall { id: "1".into(), name: "find".into(), arguments: json!({"word": "tea"}) };
        vec![
            Message::text(ChatRole::System, "Be short."),
            Message { role: ChatRole::Assistant, parts: vec![Part::Text { text: "I look.".into() }, call] },
            Message::text(ChatRole::User, "Be quick."),
        ]
    }

    fn edits(old: &str, new: &str) -> Vec<TextEdit> {
        vec![TextEdit { old: old.into(), new: new.into() }]
    }

    #[test]
    fn what_is_given_can_be_taken_again() {
        let Value::Array(written) = write(&chat()) else { panic!("a list") };
        assert_eq!(written[0], json!({"role": "system", "content": "Be short."}));
        assert_eq!(written[1]["content"][1]["type"], "tool_call");
        assert!(read(written).is_ok_and(|messages| messages == chat()));
    }

    #[test]
    fn a_message_of_another_form_is_named() {
        let wrong = [
            json!("hello"),
            json!({"role": "user"}),
            json!({"role": "poet", "content": "a"}),
            json!({"role": "user", "content": 3}),
            json!({"role": "user", "content": [{"type": "image"}]}),
            json!({"role": "user", "content": "a", "name": "b"}),
        ];
        for message in wrong {
            let Err(failure) = read(vec![json!({"role": "user", "content": "a"}), message]) else { panic!("refused") };
            let told = failure.into_result().structured_content.expect("data");
            assert!(told["message"].as_str().is_some_and(|says| says.starts_with("Message 2: ")), "{told}");
            assert_eq!(told["field"], "prompt");
        }
    }

    #[test]
    fn an_edit_finds_its_message() {
        let edited = edit_messages(chat(), &edits("short", "brief")).expect("one place");
        assert_eq!(edited[0], Message::text(ChatRole::System, "Be brief."));
        assert_eq!(edited[1..], chat()[1..]);
        assert_eq!(edit_messages(chat(), &edits("Be", "Stay")), Err(TextEditError::NotUnique { index: 0, count: 2 }));
        assert_eq!(edit_messages(chat(), &edits("tea", "coffee")), Err(TextEditError::NotFound { index: 0 }));
        assert_eq!(edit_messages(chat(), &[]), Err(TextEditError::None));
    }
}
