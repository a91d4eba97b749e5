//! What must hold for whatever programs send to our own API.

use axum::http::{HeaderMap, HeaderValue, Method, Uri};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{
    asked::parse,
    compare_versions::Pair,
    content::{Content, Given, Object},
    create_prompt::{Duplicate, NewPrompt},
    draft::NewDraft,
    keys::NewKey,
    list_activity::Older,
    list_prompts::ListQuestion,
    list_versions::Turn,
    once::Once,
    page,
    people::{Leaving, NewInvitation, NewRole},
    problem::Problem,
    project::NewName,
    publish_version::NewVersion,
    question::{self, Nothing},
    read_prompt::PromptChange,
    resolve_version::Written,
    set_tag::{Seen, TagPlace},
};
use crate::{
    api::fuzz::refused,
    domain::{prompts::object::JsonObject, refusal::Field},
    fuzz::texts,
};

/// A body, read as each kind that there is.
pub fn body(data: &[u8]) {
    let made = read::<NewPrompt>(data).is_some();
    read::<NewVersion>(data);
    read::<NewDraft>(data);
    read::<Duplicate>(data);
    read::<PromptChange>(data);
    read::<TagPlace>(data);
    read::<NewName>(data);
    read::<NewKey>(data);
    read::<NewInvitation>(data);
    read::<NewRole>(data);
    read::<Nothing>(data);

    /// The fields that several of them have.
    #[derive(Deserialize)]
    struct Shared {
        content: Option<Content>,
        #[serde(default)]
        settings: Given<Object>,
    }
    // A field that is passed over is not looked at for letters that are none; no kind of body passes one over.
    let is_json = serde_json::from_slice::<Value>(data).is_ok();
    let Some(shared) = is_json.then(|| read::<Shared>(data)).flatten() else { return assert!(!made) };
    assert!(!made || shared.content.is_some(), "a prompt has a content");
    if let Some(content) = shared.content {
        match content.judged() {
            Ok(judged) => {
                let written = serde_json::to_vec(&Content::from(&judged)).expect("JSON");
                let again = parse::<Content>(&written).map(Content::judged);
                assert_eq!(again, Ok(Ok(judged)), "what is answered can be sent");
            }
            Err(refusal) => told(refusal.into(), data.len(), &["invalid"]),
        }
    }
    match shared.settings.judged(Field::Settings) {
        Ok(Some(Some(object))) => assert_eq!(JsonObject::stored(&object.compact()), Some(object)),
        Ok(None | Some(None)) => {}
        Err(refusal) => told(refusal.into(), data.len(), &["invalid"]),
    }
}

fn read<T: DeserializeOwned>(data: &[u8]) -> Option<T> {
    let json = serde_json::from_slice::<Value>(data);
    match parse(data) {
        Ok(read) => {
            assert!(json.is_ok_and(|value| value.is_object()), "a body is a JSON object");
            Some(read)
        }
        Err(problem) => {
            let codes: &[&str] = if json.is_ok() { &["invalid"] } else { &["invalid", "malformed_json"] };
            told(problem, data.len(), codes);
            None
        }
    }
}

/// What stands behind the `?`, read as each address does; and each value as a number, a flag and a cursor.
pub fn question(data: &[u8]) {
    let [query] = texts(data);
    ask::<ListQuestion>(&query);
    ask::<Turn>(&query);
    ask::<Older>(&query);
    ask::<Pair>(&query);
    ask::<Written>(&query);
    ask::<Seen>(&query);
    ask::<Leaving>(&query);
    assert_eq!(ask::<Nothing>(&query), form_urlencoded::parse(query.as_bytes()).next().is_none());
    for (_, value) in form_urlencoded::parse(query.as_bytes()) {
        let refused = |problem| told(problem, value.len(), &["invalid_parameter"]);
        match question::number("version", &value, 1, i32::MAX) {
            Ok(number) => assert_eq!(value.trim_start_matches('0'), number.to_string()),
            Err(problem) => refused(problem),
        }
        match question::limit(Some(&value)) {
            Ok(limit) => assert!((1..=100).contains(&limit)),
            Err(problem) => refused(problem),
        }
        match question::flag("dry_run", Some(&value)) {
            Ok(flag) => assert_eq!(value, flag.to_string()),
            Err(problem) => refused(problem),
        }
        match page::place("prompts", Some(&value)) {
            Ok(place) => assert_eq!(place.map(|place| page::cursor("prompts", place)).as_deref(), Some(&*value)),
            Err(problem) => told(problem, value.len(), &["invalid_cursor"]),
        }
    }
}

fn ask<T: DeserializeOwned>(query: &str) -> bool {
    let read = question::parse::<T>(query);
    let taken = read.is_ok();
    if let Err(problem) = read {
        told(problem, query.len(), &["unknown_parameter", "invalid_parameter"]);
    }
    taken
}

/// The name of a request that may be repeated, and its body.
pub fn once(data: &[u8]) {
    let (name, body) = data.split_at(data.iter().position(|byte| *byte == 0x1e).unwrap_or(data.len()));
    // No other header reaches a handler.
    let Ok(value) = HeaderValue::from_bytes(name) else { return };
    let headers = HeaderMap::from_iter([("idempotency-key".parse().expect("a header's name"), value)]);
    let read = |body: &[u8]| Once::of(&headers, &Method::POST, &Uri::from_static("/api/v1/prompts"), body);
    let is_name = (1..=200).contains(&name.len()) && name.iter().all(u8::is_ascii_graphic);
    match read(body) {
        Ok(once) => {
            assert!(is_name);
            let (kept, fingerprint) = once.0.expect("the header is there");
            assert_eq!(kept.as_bytes(), name);
            assert!(fingerprint.len() == 64 && fingerprint.bytes().all(|byte| byte.is_ascii_hexdigit()));
            let other = read(&[body, b" "].concat()).ok().and_then(|once| once.0);
            assert_ne!(other.map(|(_, fingerprint)| fingerprint), Some(fingerprint), "another body is another request");
        }
        Err(problem) => {
            assert!(!is_name);
            told(problem, data.len(), &["invalid_parameter"]);
        }
    }
}

fn told(problem: Problem, sent: usize, codes: &[&str]) {
    let says: Value = serde_json::from_str(&refused(problem, sent)).expect("JSON");
    assert!(codes.iter().any(|code| says["code"] == *code), "{says}");
    assert_eq!(says["type"], json!(format!("/docs/api#{}", says["code"].as_str().unwrap_or_default())));
    let detail = says["detail"].as_str().unwrap_or_default();
    assert!(detail.len() > 10 && detail.ends_with(['.', '!', '?']), "{says}");
}

#[cfg(test)]
mod tests {
    use crate::fuzz::replay;

    #[test]
    fn body() {
        replay("v1_body", super::body);
    }

    #[test]
    fn question() {
        replay("v1_question", super::question);
    }

    #[test]
    fn once() {
        replay("v1_once", super::once);
    }
}
