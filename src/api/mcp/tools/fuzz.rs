//! What must hold for whatever a model gives as the arguments of a tool.

use serde_json::{Value, json};

use super::{create_prompt, list_cards::parse_tag, publish_version::edits};
use crate::{
    api::mcp::{
        arguments::Arguments,
        failure::{Failure, done},
        messages,
    },
    domain::prompts::{
        content::{Content, ContentKind, Message, Part},
        name::PromptName,
        object::JsonObject,
    },
};

/// The arguments of a call. Each is read, also where others exclude it.
pub fn arguments(data: &[u8]) {
    let Ok(Value::Object(given)) = serde_json::from_slice(data) else { return };
    let take = || Arguments::new(given.clone());
    if let Some(name) = read(take().name()) {
        assert!(PromptName::parse(&name).is_ok());
    }
    if let Some(limit) = read(take().limit(20, 100)) {
        assert!((1..=100).contains(&limit));
    }
    read(take().flag("assembled"));
    read(take().selector("from"));
    read(take().number(&["base_version"]));
    if let Some(tag) = read(take().text(&["tag", "label"])).flatten() {
        read(parse_tag(&tag));
    }
    read(create_prompt::message(&mut take()));
    let config = read(take().object_or_null("config")).flatten().flatten();
    if let Some(object) = read(create_prompt::settings(config)).flatten() {
        assert_eq!(JsonObject::stored(&object.compact()), Some(object));
    }
    let mut named = take();
    if named.text(&["name", "prompt_name"]).is_ok() {
        let others = given.keys().any(|key| !matches!(key.as_str(), "name" | "prompt_name"));
        assert_eq!(read(named.end()).is_none(), others, "what no tool takes is not passed over");
    }

    let Some(content) = read(create_prompt::content(&mut take())).flatten() else { return };
    shown_and_taken_again(&content);
    let listed = read(take().list(&["edits"])).flatten();
    let Some(edits) = listed.and_then(|listed| read(edits(listed))) else { return };
    match messages::edit(&content, &edits) {
        Ok(edited) => only_texts_differ(&content, &edited),
        Err(refusal) => {
            read::<()>(Err(refusal.into()));
        }
    }
}

fn shown_and_taken_again(content: &Content) {
    assert_eq!(Content::from_stored(content.kind(), content.stored()).as_ref(), Some(content));
    let shown = match content {
        Content::Text(text) => json!({ "prompt": text }),
        Content::Chat(chat) => json!({ "messages": messages::write(chat) }),
    };
    let answer = serde_json::to_string(&done(shown)).expect("JSON");
    let answer: Value = serde_json::from_str(&answer).expect("JSON");
    let shown = answer["structuredContent"].as_object().expect("data").clone();
    let again = read(create_prompt::content(&mut Arguments::new(shown))).flatten();
    assert_eq!(again.as_ref(), Some(content), "what a tool shows it takes");
}

/// Edits leave the roles, the calls of tools and the number of parts as they are.
fn only_texts_differ(before: &Content, after: &Content) {
    let without_texts = |content: &Content| match content {
        Content::Text(_) => None,
        Content::Chat(messages) => Some(messages.iter().map(without_text).collect::<Vec<_>>()),
    };
    assert_eq!(without_texts(before), without_texts(after));
    assert!(after.kind() == ContentKind::Chat || before.kind() == ContentKind::Text);
}

fn without_text(message: &Message) -> Message {
    let emptied = |part: &Part| match part {
        Part::Text { .. } => Part::Text { text: String::new() },
        other => other.clone(),
    };
    Message { role: message.role, parts: message.parts.iter().map(emptied).collect() }
}

/// A refusal is a result with a sentence that the model can act upon, as text and as data.
fn read<T>(outcome: Result<T, Failure>) -> Option<T> {
    let failure = match outcome {
        Ok(read) => return Some(read),
        Err(failure) => failure,
    };
    let told = serde_json::to_value(failure.into_result()).expect("JSON");
    let sentence = told["structuredContent"]["message"].as_str().unwrap_or_default();
    assert!(sentence.len() > 10 && sentence.ends_with(['.', '!', '?']), "{told}");
    assert!(sentence.len() < 3_000, "{told}");
    assert_eq!(told["content"][0]["text"], sentence);
    assert!(told["isError"] == true && told["structuredContent"]["code"].is_string(), "{told}");
    None
}

#[cfg(test)]
mod tests {
    use crate::fuzz::replay;

    #[test]
    fn arguments() {
        replay("mcp_arguments", super::arguments);
    }
}
