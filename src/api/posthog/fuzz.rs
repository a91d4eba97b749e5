//! What must hold for whatever PostHog's clients and other programs send here.

use serde_json::{Value, json};

use super::{
    body::Body,
    chat,
    content::{self, ContentProblem},
    create_prompt::content_problem,
    outline::outline,
    problem::Problem,
    question::{Question, Share},
    row::words,
};
use crate::{
    api::fuzz::refused,
    domain::prompts::{
        content::{Content, Message},
        object::JsonObject,
        selector::Selector,
    },
    fuzz::texts,
};

/// The body of a create or a publish. Every field is read, also where others exclude it.
pub fn body(data: &[u8]) {
    let is_object = serde_json::from_slice::<Value>(data).is_ok_and(|value| value.is_object());
    assert_eq!(take(data, |_| Ok(())).is_some(), is_object, "a body is a JSON object");
    take(data, |body| body.required_text("name"));
    if let Some(message) = take(data, Body::message) {
        assert!(message.as_str().chars().count() <= 400);
    }
    if let Some(version) = take(data, |body| body.version("base_version")) {
        assert!(version.get() >= 1);
    }
    if let Some(config) = take(data, Body::config).flatten().flatten() {
        assert_eq!(JsonObject::stored(&config.compact()), Some(config));
    }
    let edits = take(data, Body::edits).flatten();
    assert!(edits.as_ref().is_none_or(|edits| !edits.is_empty()));
    let Some(prompt) = take(data, |body| Ok(body.prompt())).flatten() else { return };
    let content = match content::new(prompt) {
        Ok(content) => content,
        Err(refusal) => return told(content_problem(refusal), data),
    };
    sent_back(&content);
    let Some(edits) = edits else { return };
    match content::edited(&content, &edits) {
        Ok(edited) => sent_back(&edited),
        Err(ContentProblem::Refused(refusal)) => told(content_problem(refusal), data),
        Err(ContentProblem::Edit(error)) => assert!(error.index().is_none_or(|index| index < edits.len())),
    }
}

/// One field of the body, as a handler takes it.
fn take<T>(data: &[u8], read: impl FnOnce(&mut Body) -> Result<T, Problem>) -> Option<T> {
    match Body::parse(data).and_then(|mut body| read(&mut body)) {
        Ok(taken) => Some(taken),
        Err(problem) => {
            told(problem, data);
            None
        }
    }
}

/// A client that publishes what it has read changes nothing that it would read.
fn sent_back(content: &Content) {
    let read = words(content).into_owned();
    let again =
        content::upon(content, Value::String(read.clone())).unwrap_or_else(|refusal| panic!("{refusal}: {read}"));
    assert_eq!(words(&again), read);
    assert!(outline(&read).len() <= read.lines().count(), "a heading takes a line");
    assert_eq!(Content::from_stored(content.kind(), content.stored()).as_ref(), Some(content));
}

/// The JSON of a chat.
pub fn chats(data: &[u8]) {
    let Ok(sent) = serde_json::from_slice::<Value>(data) else { return };
    let Some(messages) = chat::read(sent) else { return };
    let written = chat::json(&messages);
    let again =
        serde_json::from_str(&written).ok().and_then(chat::read).unwrap_or_else(|| panic!("no chat: {written}"));
    assert_eq!(chat::json(&again), written);
    let roles = |messages: &[Message]| messages.iter().map(|message| message.role).collect::<Vec<_>>();
    assert_eq!(roles(&again), roles(&messages), "each message stays one");
}

/// What stands behind the `?`.
pub fn question(data: &[u8]) {
    let [query] = texts(data);
    let question = Question::of(&query);
    match question.selector() {
        Ok(selector) => {
            assert_eq!(Selector::parse(&selector.to_string()).as_ref(), Ok(&selector));
            let again = match &selector {
                Selector::Latest => String::new(),
                Selector::Number(number) => format!("version={number}"),
                Selector::Tag(tag) => format!("label={tag}"),
            };
            assert_eq!(Question::of(&again).selector().as_ref(), Ok(&selector));
        }
        Err(problem) => told(problem, data),
    }
    match question.tag() {
        Ok(tag) => assert_eq!(tag.is_some(), question.label.is_some()),
        Err(problem) => told(problem, data),
    }
    match question.share() {
        Ok(Share::Full | Share::Preview | Share::None) => {}
        Err(problem) => told(problem, data),
    }
}

fn told(problem: Problem, data: &[u8]) {
    let says: Value = serde_json::from_str(&refused(problem, data.len())).expect("JSON");
    assert_eq!(says["type"], json!("validation_error"), "{says}");
    assert!(says["code"].is_string() && says["detail"].as_str().is_some_and(|words| words.len() > 10), "{says}");
}

#[cfg(test)]
mod tests {
    use crate::fuzz::replay;

    #[test]
    fn body() {
        replay("posthog_body", super::body);
    }

    #[test]
    fn chats() {
        replay("posthog_chats", super::chats);
    }

    #[test]
    fn question() {
        replay("posthog_question", super::question);
    }
}
