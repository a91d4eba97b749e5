//! Model settings and metadata: JSON objects that keep every key and the order in which it was written.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::domain::{
    count::thousands,
    refusal::{Field, Refusal},
};

/// One JSON object, at most 256 KB as compact text, at most 64 levels deep. Kept as the text that was sent,
/// without the spaces between its parts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JsonObject(Map<String, Value>);

impl JsonObject {
    pub const MAX_BYTES: usize = 256 * 1_024;
    pub const MAX_DEPTH: usize = 64;

    /// An empty text is no object: `None`.
    pub fn parse(field: Field, text: &str) -> Result<Option<Self>, Refusal> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let value: Value = serde_json::from_str(text).map_err(|error| Refusal::invalid(field, broken(&error)))?;
        Self::from_value(field, value).map(Some)
    }

    pub fn from_value(field: Field, value: Value) -> Result<Self, Refusal> {
        if let Some(says) = fault(&value) {
            return Err(Refusal::invalid(field, says));
        }
        let Value::Object(map) = value else {
            let says = r#"this must be a JSON object, for example {"model": "gpt-5", "temperature": 0.2}"#;
            return Err(Refusal::invalid(field, says));
        };
        let object = Self(map);
        let bytes = object.compact().len();
        if bytes > Self::MAX_BYTES {
            let (bytes, most) = (thousands(bytes), thousands(Self::MAX_BYTES));
            let says = format!("this JSON has {bytes} bytes, and at most {most} are allowed; shorten it");
            return Err(Refusal::invalid(field, says));
        }
        Ok(object)
    }

    /// Reads back what was stored.
    pub fn stored(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    pub fn compact(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }

    /// Indented, as the editor shows it.
    pub fn pretty(&self) -> String {
        serde_json::to_string_pretty(&self.0).unwrap_or_else(|_| self.compact())
    }

    pub fn map(&self) -> &Map<String, Value> {
        &self.0
    }

    pub fn to_value(&self) -> Value {
        Value::Object(self.0.clone())
    }
}

/// Where and why a text is no JSON.
fn broken(error: &serde_json::Error) -> String {
    let (line, column) = (error.line(), error.column());
    if error.is_eof() {
        return format!(
            "this JSON ends too early, in line {line}, column {column}; close every quotation mark and bracket that is open"
        );
    }
    let reason = error.to_string();
    let reason = reason.split(" at line").next().unwrap_or_default();
    format!("this is not valid JSON, see line {line}, column {column}: {reason}")
}

/// Why no JSON of this kind can be stored, wherever it stands.
pub fn fault(value: &Value) -> Option<&'static str> {
    if depth(value) > JsonObject::MAX_DEPTH {
        return Some("this JSON is more than 64 levels deep; flatten it");
    }
    holds_nul(value).then_some("this JSON holds a NUL character (\\u0000), which cannot be stored; delete it")
}

/// Counted without recursion, so that a hostile depth cannot overflow the stack.
fn depth(value: &Value) -> usize {
    let mut deepest = 0;
    let mut open = vec![(value, 1)];
    while let Some((value, level)) = open.pop() {
        deepest = deepest.max(level);
        match value {
            Value::Array(items) => open.extend(items.iter().map(|item| (item, level + 1))),
            Value::Object(map) => open.extend(map.values().map(|item| (item, level + 1))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    deepest
}

fn holds_nul(value: &Value) -> bool {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) if text.contains('\0') => return true,
            Value::Array(items) => open.extend(items),
            Value::Object(map) => {
                if map.keys().any(|key| key.contains('\0')) {
                    return true;
                }
                open.extend(map.values());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_unknown_keys_and_their_order() {
        let text = r#"{ "zeta": 1, "alpha": {"b": 1.0, "a": [true, null]} }"#;
        let object = JsonObject::parse(Field::Settings, text).expect("valid").expect("not empty");
        assert_eq!(object.compact(), r#"{"zeta":1,"alpha":{"b":1.0,"a":[true,null]}}"#);
        assert_eq!(JsonObject::stored(&object.compact()), Some(object));
    }

    #[test]
    fn numbers_are_read_to_the_last_digit() {
        for text in [r#"{"a":0.9549964611258859}"#, r#"{"a":0.9772531532082527}"#, r#"{"a":0.2437889139922291}"#] {
            let object = JsonObject::parse(Field::Settings, text).expect("valid").expect("not empty");
            assert_eq!(object.compact(), text);
            assert_eq!(JsonObject::stored(text), Some(object));
        }
    }

    #[test]
    fn says_where_the_json_breaks() {
        let refusal = JsonObject::parse(Field::Settings, "{\n  \"a\": ,\n}").expect_err("broken");
        assert!(refusal.to_string().contains("line 2"), "{refusal}");
        let early = JsonObject::parse(Field::Settings, "{\"a\": ").expect_err("broken").to_string();
        assert!(early.starts_with("this JSON ends too early, in line 1"), "{early}");
        assert_eq!(refusal.field(), Some(Field::Settings));
    }

    #[test]
    fn refuses_what_is_no_object_too_deep_or_too_large() {
        assert!(JsonObject::parse(Field::Metadata, "[1]").is_err());
        assert!(JsonObject::parse(Field::Metadata, r#"{"a":"\u0000"}"#).is_err());
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(64), "]".repeat(64));
        assert!(JsonObject::parse(Field::Metadata, &deep).is_err());
        let large = format!("{{\"a\":\"{}\"}}", "x".repeat(262_144));
        let refusal = JsonObject::parse(Field::Metadata, &large).expect_err("too large");
        assert_eq!(refusal.to_string(), "this JSON has 262,152 bytes, and at most 262,144 are allowed; shorten it");
        assert_eq!(JsonObject::parse(Field::Metadata, " \n"), Ok(None));
    }
}
