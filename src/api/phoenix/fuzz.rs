//! What must hold for whatever Phoenix's clients send here.

use serde_json::{Value, json};

use super::{
    body::{self, Version},
    chat,
    paging::Paging,
    problem::Problem,
    settings::Model,
};
use crate::{
    api::fuzz::refused,
    domain::{
        prompts::{
            content::Content, message::CommitMessage, object::JsonObject, tag::TagName, variable::TemplateFormat,
            version::Snapshot,
        },
        refusal::Field,
    },
    fuzz::texts,
    usecases::global_id,
};

/// A body, read as each of the four that there are.
pub fn body(data: &[u8]) {
    if let Some(create) = read(body::create(data), data) {
        assert!(!create.name.as_str().is_empty());
        sent_back(&create.version);
    }
    if let Some(publish) = read(body::publish(data), data) {
        sent_back(&publish.version);
    }
    if let Some(tag) = read(body::set_tag(data), data) {
        assert_eq!(TagName::parse(tag.name.as_str()), Ok(tag.name));
    }
    if let Some(change) = read(body::change(data), data) {
        assert!(change.description.is_some() || change.metadata.is_some(), "something is to be changed");
    }
}

fn read<T>(body: Result<T, Problem>, data: &[u8]) -> Option<T> {
    match body {
        Ok(read) => {
            assert!(serde_json::from_slice::<Value>(data).is_ok_and(|value| value.is_object()));
            Some(read)
        }
        Err(problem) => {
            told(problem, data.len());
            None
        }
    }
}

/// A client that publishes the version it has read publishes the same.
fn sent_back(Version { snapshot, message }: &Version) {
    let again = answered(snapshot, message);
    assert_eq!((&again.snapshot, &again.message), (snapshot, message));
}

/// The settings of a version, as people and other programs write them: whatever they are, the clients can read the
/// version, and send it again with the same meaning.
pub fn settings(data: &[u8]) {
    let Ok(value) = serde_json::from_slice(data) else { return };
    let Ok(settings) = JsonObject::from_value(Field::Settings, value) else { return };
    let held = Snapshot {
        content: Content::Text("Be kind.".into()),
        format: TemplateFormat::Mustache,
        settings: Some(settings),
        metadata: None,
    };
    let first = answered(&held, &CommitMessage::default());
    let second = answered(&first.snapshot, &first.message);
    assert_eq!(second.snapshot, first.snapshot);
}

/// What a client makes of a version that it has read, and sends.
fn answered(snapshot: &Snapshot, message: &CommitMessage) -> Version {
    let Snapshot { content, format, settings, metadata } = snapshot;
    let Model { provider, name, parameters, tools, response_format } = Model::of(settings.as_ref());
    let mut version = json!({
        "description": message.as_str(),
        "model_provider": provider,
        "model_name": name,
        "template": { "type": "chat", "messages": chat::write(content, provider == "ANTHROPIC") },
        "template_type": "CHAT",
        "template_format": format.as_str().to_uppercase(),
        "invocation_parameters": parameters,
    });
    let metadata = metadata.as_ref().map(JsonObject::to_value);
    for (key, value) in [("metadata", metadata), ("tools", tools), ("response_format", response_format)] {
        if let Some(value) = value {
            version[key] = value;
        }
    }
    let sent = json!({ "version": version }).to_string();
    match body::publish(sent.as_bytes()) {
        Ok(again) => again.version,
        Err(problem) => panic!("{problem:?}: {sent}"),
    }
}

/// What stands behind the `?` of a list, and the ids in its cursor and in addresses.
pub fn question(data: &[u8]) {
    let [query] = texts(data);
    match Paging::of(&query, 1_000) {
        Ok(paging) => assert!((1..=1_000).contains(&paging.limit)),
        Err(problem) => told(problem, data.len()),
    }
    for (_, value) in form_urlencoded::parse(query.as_bytes()) {
        if let Some(id) = global_id::prompt(&value) {
            assert_eq!(global_id::prompt(&global_id::of_prompt(id)), Some(id));
            assert_eq!((global_id::row(&value), global_id::version(&value)), (Some(id.0), None));
        }
        if let Some(id) = global_id::version(&value) {
            assert_eq!(global_id::version(&global_id::of_version(id)), Some(id));
            assert_eq!((global_id::row(&value), global_id::prompt(&value)), (Some(id.0), None));
        }
    }
}

/// A text, or the faults of a body with their places.
fn told(problem: Problem, sent: usize) {
    let words = refused(problem, sent);
    let Ok(says) = serde_json::from_str::<Value>(&words) else { return };
    let faults = says["detail"].as_array().unwrap_or_else(|| panic!("{says}"));
    assert!((1..=20).contains(&faults.len()), "{says}");
    for fault in faults {
        assert!(fault["type"].is_string() && fault["loc"].as_array().is_some_and(|place| !place.is_empty()), "{fault}");
        assert!(fault["msg"].as_str().is_some_and(|words| words.len() > 10), "{fault}");
    }
}

#[cfg(test)]
mod tests {
    use crate::fuzz::replay;

    #[test]
    fn body() {
        replay("phoenix_body", super::body);
    }

    #[test]
    fn question() {
        replay("phoenix_question", super::question);
    }

    #[test]
    fn settings() {
        replay("phoenix_settings", super::settings);
    }
}
