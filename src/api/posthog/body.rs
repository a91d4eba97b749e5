//! What a program sends: a JSON object. Fields that this door does not know are ignored, as at PostHog.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
};
use serde_json::{Map, Value};

use super::problem::Problem;
use crate::domain::{
    prompts::{message::CommitMessage, number::VersionNumber, object::JsonObject, text_edit::TextEdit},
    refusal::Field,
};

pub struct Body(Map<String, Value>);

/// PostHog's limit; in the browser a message may be longer.
const LONGEST_MESSAGE: usize = 400;

impl Body {
    pub async fn of(request: Request) -> Result<Self, Problem> {
        let bytes = Bytes::from_request(request, &()).await.map_err(|rejection| {
            use axum::response::IntoResponse;
            let status = rejection.into_response().status();
            Problem::unread(status)
        })?;
        Self::parse(&bytes)
    }

    pub fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        match serde_json::from_slice(bytes) {
            Ok(Value::Object(fields)) => Ok(Self(fields)),
            Ok(_) => Err(Problem::not_json("Invalid data. Expected a JSON object.")),
            Err(error) => Err(Problem::not_json(format!("JSON parse error - {error}"))),
        }
    }

    /// `None` when it was left out or is null, which for an optional text is the same.
    pub fn text(&mut self, name: &'static str) -> Result<Option<String>, Problem> {
        match self.0.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(Value::Bool(_) | Value::Array(_) | Value::Object(_)) => {
                Err(Problem::invalid_as("invalid", name, "Not a valid string."))
            }
        }
    }

    pub fn required_text(&mut self, name: &'static str) -> Result<String, Problem> {
        self.text(name)?.ok_or_else(|| Problem::missing(name))
    }

    /// From 1 on.
    pub fn version(&mut self, name: &'static str) -> Result<VersionNumber, Problem> {
        let number = match self.0.remove(name) {
            None | Some(Value::Null) => return Err(Problem::missing(name)),
            Some(Value::Number(number)) => number.as_i64(),
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(Value::Bool(_) | Value::Array(_) | Value::Object(_)) => None,
        };
        let number = number.ok_or_else(|| Problem::invalid_as("invalid", name, "A valid integer is required."))?;
        // A number too large for us is one that no prompt has.
        let number = i32::try_from(number).unwrap_or(if number < 0 { 0 } else { i32::MAX });
        VersionNumber::new(number)
            .ok_or_else(|| Problem::invalid_as("min_value", name, "Ensure this value is greater than or equal to 1."))
    }

    /// Any JSON; null counts as left out.
    pub fn prompt(&mut self) -> Option<Value> {
        self.0.remove("prompt").filter(|prompt| !prompt.is_null())
    }

    /// `None` when it was left out, `Some(None)` for null, which takes the settings away.
    pub fn config(&mut self) -> Result<Option<Option<JsonObject>>, Problem> {
        match self.0.remove("config") {
            None => Ok(None),
            Some(Value::Null) => Ok(Some(None)),
            Some(object @ Value::Object(_)) => Ok(Some(Some(JsonObject::from_value(Field::Settings, object)?))),
            Some(_) => {
                let says = "Config must be a JSON object, e.g. {\"model\": \"your-model-name\", \"temperature\": 0}.";
                Err(Problem::invalid("config", says))
            }
        }
    }

    pub fn message(&mut self) -> Result<CommitMessage, Problem> {
        let text = self.text("version_description")?.unwrap_or_default();
        if text.trim().chars().count() > LONGEST_MESSAGE {
            let says = "Ensure this field has no more than 400 characters.";
            return Err(Problem::invalid_as("max_length", "version_description", says));
        }
        Ok(CommitMessage::parse(&text)?)
    }

    pub fn edits(&mut self) -> Result<Option<Vec<TextEdit>>, Problem> {
        let edits = match self.0.remove("edits") {
            None | Some(Value::Null) => return Ok(None),
            Some(edits) => edits,
        };
        let says = "Each edit is an object with the texts old and new.";
        let edits: Vec<TextEdit> =
            serde_json::from_value(edits).map_err(|_| Problem::invalid_as("invalid", "edits", says))?;
        match edits.is_empty() {
            true => Err(Problem::invalid("edits", "At least one edit operation is required.")),
            false => Ok(Some(edits)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> Body {
        Body::parse(text.as_bytes()).expect("an object")
    }

    #[test]
    fn only_a_json_object_is_a_body() {
        for text in ["", "{", "[]", "null", "\"a\"", "{\"a\":1} x", "\u{FF}"] {
            assert!(Body::parse(text.as_bytes()).is_err(), "{text}");
        }
        assert!(Body::parse(b"\xff\xfe").is_err());
    }

    #[test]
    fn left_out_and_null_are_told_apart_where_it_matters() {
        assert_eq!(body("{}").config(), Ok(None));
        assert_eq!(body(r#"{"config":null}"#).config(), Ok(Some(None)));
        assert!(body(r#"{"config":[1]}"#).config().is_err());
        assert_eq!(body(r#"{"name":null}"#).text("name"), Ok(None));
        assert_eq!(body(r#"{"name":null}"#).required_text("name"), Err(Problem::missing("name")));
        assert_eq!(body(r#"{"prompt":null}"#).prompt(), None);
    }

    #[test]
    fn a_version_is_a_whole_number_from_one_on() {
        let version = |text: &str| body(text).version("version").map(VersionNumber::get);
        assert_eq!(version(r#"{"version":3}"#), Ok(3));
        assert_eq!(version(r#"{"version":"3"}"#), Ok(3));
        assert_eq!(version(r#"{"version":99999999999}"#), Ok(i32::MAX));
        for text in ["{}", r#"{"version":0}"#, r#"{"version":-1}"#, r#"{"version":1.5}"#, r#"{"version":true}"#] {
            assert!(version(text).is_err(), "{text}");
        }
    }

    #[test]
    fn edits_have_an_old_and_a_new() {
        assert_eq!(body("{}").edits(), Ok(None));
        assert!(body(r#"{"edits":[]}"#).edits().is_err());
        assert!(body(r#"{"edits":[{"old":"a"}]}"#).edits().is_err());
        let edits = body(r#"{"edits":[{"old":"a","new":"b","more":1}]}"#).edits();
        assert_eq!(edits, Ok(Some(vec![TextEdit { old: "a".into(), new: "b".into() }])));
    }
}
