//! JSON Schema in words.

use serde_json::Value;

use crate::{
    domain::count::thousands,
    ui::pages::manual::{Word, Words},
};

/// What a value is: `text or null`, `list of Tag`.
pub fn kind(schema: &Value) -> Words {
    if let Some(name) = reference(schema) {
        return vec![Word::Type(name.to_string())];
    }
    if let Some(choices) = ["oneOf", "anyOf", "allOf"].iter().find_map(|key| schema[key].as_array()) {
        return either(choices.iter().map(kind).collect());
    }
    if let Some(values) = schema["enum"].as_array() {
        return either(values.iter().map(|value| vec![Word::Code(text(value))]).collect());
    }
    match &schema["type"] {
        Value::Array(names) => either(names.iter().map(|name| named(&text(name), schema)).collect()),
        Value::String(name) => named(name, schema),
        _ => vec![plain("any JSON")],
    }
}

fn named(name: &str, schema: &Value) -> Words {
    let word = match (name, schema["format"].as_str()) {
        ("array", _) => {
            let mut words = vec![plain("list of ")];
            words.extend(kind(&schema["items"]));
            return words;
        }
        ("string", Some("uuid")) => "UUID",
        ("string", Some("date-time")) => "time (RFC 3339)",
        ("string", Some("email")) => "e-mail address",
        ("string", _) => "text",
        ("integer", _) => "whole number",
        ("number", _) => "number",
        ("boolean", _) => "true or false",
        ("object", _) => "JSON object",
        ("null", _) => return vec![Word::Code(String::from("null"))],
        (other, _) => other,
    };
    vec![plain(word)]
}

fn either(choices: Vec<Words>) -> Words {
    let last = choices.len().saturating_sub(1);
    let mut words = Vec::new();
    for (index, choice) in choices.into_iter().enumerate() {
        match index {
            0 => {}
            index if index == last => words.push(plain(" or ")),
            _ => words.push(plain(", ")),
        }
        words.extend(choice);
    }
    words
}

/// Its description and its bounds.
pub fn says(schema: &Value) -> Words {
    let mut words =
        said(schema["description"].as_str().or_else(|| schema["oneOf"][0]["description"].as_str()).unwrap_or_default());
    if let Some(bounds) = bounds(schema) {
        match words.last() {
            None => {}
            Some(Word::Plain(text)) if text.ends_with('.') => words.push(plain(" ")),
            Some(_) => words.push(plain(". ")),
        }
        words.push(plain(&format!("{bounds}.")));
    }
    words
}

/// A sentence with code between backticks.
pub fn said(sentence: &str) -> Words {
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let pieces = sentence.split('`').enumerate().filter(|(_, piece)| !piece.is_empty());
    pieces.map(|(index, piece)| if index % 2 == 1 { Word::Code(piece.to_string()) } else { plain(piece) }).collect()
}

fn bounds(schema: &Value) -> Option<String> {
    let number = |key: &str| schema[key].as_u64().and_then(|number| usize::try_from(number).ok());
    let counted = |least: Option<usize>, most: Option<usize>, unit: &str| match (least, most) {
        (None | Some(0), None) => None,
        (None | Some(0), Some(most)) => Some(format!("At most {} {unit}", thousands(most))),
        (Some(1), None) => Some(format!("At least one of the {unit}")),
        (Some(least), None) => Some(format!("At least {} {unit}", thousands(least))),
        (Some(least), Some(most)) => Some(format!("{} to {} {unit}", thousands(least), thousands(most))),
    };
    let range = match (number("minimum"), number("maximum")) {
        (Some(least), Some(most)) => Some(format!("From {} to {}", thousands(least), thousands(most))),
        (Some(least), None) if least > 0 => Some(format!("At least {}", thousands(least))),
        _ => None,
    };
    counted(number("minLength"), number("maxLength"), "characters")
        .or_else(|| counted(number("minItems"), number("maxItems"), "entries"))
        .or(range)
}

/// The name of the type that a schema stands for.
fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str().and_then(|path| path.rsplit('/').next())
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToString::to_string)
}

fn plain(text: &str) -> Word {
    Word::Plain(text.to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(words: &[Word]) -> String {
        let word = |word: &Word| match word {
            Word::Plain(text) => text.clone(),
            Word::Code(text) => format!("`{text}`"),
            Word::Type(name) => format!("<{name}>"),
        };
        words.iter().map(word).collect()
    }

    #[test]
    fn a_schema_reads_as_a_phrase() {
        for (schema, phrase) in [
            (json!({"type": "string"}), "text"),
            (json!({"type": ["string", "null"], "format": "uuid"}), "UUID or `null`"),
            (json!({"type": "array", "items": {"$ref": "#/components/schemas/Tag"}}), "list of <Tag>"),
            (json!({"oneOf": [{"$ref": "#/components/schemas/Content"}, {"type": "null"}]}), "<Content> or `null`"),
            (json!({"type": "string", "enum": ["a", "b", "c"]}), "`a`, `b` or `c`"),
            (json!({}), "any JSON"),
        ] {
            assert_eq!(read(&kind(&schema)), phrase, "{schema}");
        }
    }

    #[test]
    fn bounds_stand_behind_the_words() {
        for (schema, sentence) in [
            (
                json!({"description": "`null` takes\nit away.", "maxItems": 500, "minItems": 1}),
                "`null` takes it away. 1 to 500 entries.",
            ),
            (json!({"description": "Why, as `text`", "maxLength": 2000}), "Why, as `text`. At most 2,000 characters."),
            (json!({"minimum": 1}), "At least 1."),
            (json!({"minimum": 0, "maximum": 1_000_000}), "From 0 to 1,000,000."),
            (json!({"type": "string"}), ""),
        ] {
            assert_eq!(read(&says(&schema)), sentence, "{schema}");
        }
    }
}
