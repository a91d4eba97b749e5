//! From the bytes of a body to what a use case takes: one function for each kind of body. They take any bytes.

use serde_json::{Value, json};

use super::{
    chat,
    complaint::{Complaint, Step},
    problem::Problem,
    schema,
    settings::{self, Family},
    shape::{self, Shape},
};
use crate::{
    domain::{
        prompts::{
            content::Content,
            message::CommitMessage,
            name::{PromptName, PromptNameError},
            object::JsonObject,
            tag::{TagName, TagNameError},
            variable::TemplateFormat,
            version::Snapshot,
        },
        refusal::{Field, Refusal},
    },
    usecases::prompts::{DetailsChange, NewTag},
};

const NAME: &str = "^[a-zA-Z0-9_-]+$";
const TAG: &str = "^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$";

pub struct Create {
    pub name: PromptName,
    pub description: String,
    pub metadata: Option<JsonObject>,
    pub version: Version,
}

pub struct Publish {
    pub version: Version,
    pub tags: Vec<NewTag>,
}

/// A chat, whatever the prompt holds now.
#[derive(Clone)]
pub struct Version {
    pub snapshot: Snapshot,
    pub message: CommitMessage,
}

pub struct SetTag {
    pub name: TagName,
    /// Empty when none was sent: that takes an old one away.
    pub description: String,
}

/// `POST /v1/prompts`
pub fn create(bytes: &[u8]) -> Result<Create, Problem> {
    let body = read(&schema::CREATE, bytes)?;
    let prompt = &body["prompt"];
    let name = text(&prompt["name"]);
    Ok(Create {
        name: PromptName::parse(name).map_err(|error| bad_name(&error, name))?,
        description: text(&prompt["description"]).to_string(),
        metadata: object(prompt.get("metadata"), Field::Metadata, &["body", "prompt", "metadata"])?,
        version: version(&body["version"])?,
    })
}

/// `POST /v1/prompts/{id}/versions`
pub fn publish(bytes: &[u8]) -> Result<Publish, Problem> {
    let body = read(&schema::PUBLISH, bytes)?;
    let mut tags = Vec::new();
    for (index, tag) in body["tags"].as_array().into_iter().flatten().enumerate() {
        let place = vec![key("body"), key("tags"), Step::Index(index), key("name")];
        let name = tag_name(&tag["name"], place)?;
        // Without a description an old one stays.
        tags.push(NewTag::parse(name.as_str(), tag.get("description").map(text))?);
    }
    Ok(Publish { version: version(&body["version"])?, tags })
}

/// `POST /v1/prompt_versions/{id}/tags`
pub fn set_tag(bytes: &[u8]) -> Result<SetTag, Problem> {
    let body = read(&schema::TAG, bytes)?;
    let name = tag_name(&body["name"], vec![key("body"), key("name")])?;
    Ok(SetTag { name, description: text(&body["description"]).to_string() })
}

/// `PATCH /v1/prompts/{id}`
pub fn change(bytes: &[u8]) -> Result<DetailsChange, Problem> {
    let sent = parse(bytes)?;
    let body = shape::read(&schema::CHANGE, &sent, "body")?;
    let described = sent.get("description").is_some();
    let metadata = match body.get("metadata") {
        Some(metadata) => Some(object(Some(metadata), Field::Metadata, &["body", "metadata"])?),
        None => None,
    };
    if !described && metadata.is_none() {
        return Err(Complaint::rule(&["body"], "at least one field must be provided", &sent).into());
    }
    // `null` takes a description away.
    let description = described.then(|| text(&body["description"]).to_string());
    Ok(DetailsChange { description, topics: None, metadata })
}

fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    if bytes.trim_ascii().is_empty() {
        return Err(Complaint::new("missing", "Field required", &Value::Null).at(vec![key("body")]).into());
    }
    let Ok(words) = std::str::from_utf8(bytes) else {
        return Err(Problem::text(axum::http::StatusCode::BAD_REQUEST, "There was an error parsing the body"));
    };
    serde_json::from_str(words).map_err(|error| {
        let at = if error.is_eof() { words.len() } else { offset(words, error.line(), error.column()) };
        let place = vec![key("body"), Step::Index(at)];
        let context = json!({ "error": error.to_string() });
        Complaint::new("json_invalid", "JSON decode error", &json!({})).at(place).with(context).into()
    })
}

/// The bytes before a line and a column, both counted from 1.
fn offset(words: &str, line: usize, column: usize) -> usize {
    let before: usize = words.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(words.len())
}

fn read(shape: &Shape, bytes: &[u8]) -> Result<Value, Problem> {
    Ok(shape::read(shape, &parse(bytes)?, "body")?)
}

fn version(version: &Value) -> Result<Version, Problem> {
    let place = ["body", "version"];
    let template = &version["template"];
    let is_chat = template["type"] == "chat";
    if is_chat != (version["template_type"] == "CHAT") {
        return Err(Complaint::rule(&place, "Template type does not match template", version).into());
    }
    if !is_chat {
        return Err(Problem::unprocessable("Only CHAT template type is supported for prompts"));
    }
    parameters_fit(version)?;
    let content = Content::chat(chat::read(&template["messages"]));
    let content = content.map_err(|refusal| {
        Complaint::rule(&["body", "version", "template", "chat", "messages"], refusal.to_string(), template)
    })?;
    let settings = JsonObject::from_value(Field::Settings, Value::Object(settings::stored(version)));
    let settings = settings.map_err(|refusal| {
        let says = format!("the model with its parameters, tools and response format: {refusal}");
        Complaint::rule(&place, says, &Value::Null)
    })?;
    let message = CommitMessage::parse(text(&version["description"])).map_err(|refusal| {
        Complaint::rule(&["body", "version", "description"], refusal.to_string(), &version["description"])
    })?;
    let snapshot = Snapshot {
        content,
        format: TemplateFormat::parse(&text(&version["template_format"]).to_lowercase()).unwrap_or_default(),
        settings: Some(settings),
        metadata: object(version.get("metadata"), Field::Metadata, &["body", "version", "metadata"])?,
    };
    Ok(Version { snapshot, message })
}

/// The parameters of one provider mean nothing to another.
fn parameters_fit(version: &Value) -> Result<(), Problem> {
    let (kind, provider) = (text(&version["invocation_parameters"]["type"]), text(&version["model_provider"]));
    let expected = Family::of_provider(provider);
    if Family::of_parameters(kind) != expected {
        return Err(Problem::unprocessable(format!(
            "Invocation parameters variant '{kind}' does not match model provider '{provider}' (expected '{}').",
            expected.word()
        )));
    }
    let inner = &version["invocation_parameters"][kind];
    let (budget, most) = (inner["thinking"]["budget_tokens"].as_i64(), inner["max_tokens"].as_i64());
    if expected == Family::Anthropic && budget.is_some_and(|budget| most.is_some_and(|most| budget >= most)) {
        let place = ["body", "version", "invocation_parameters", "anthropic", "anthropic"];
        return Err(Complaint::rule(&place, "The thinking budget must be less than max tokens.", inner).into());
    }
    Ok(())
}

/// An empty object is none.
fn object(value: Option<&Value>, field: Field, place: &[&str]) -> Result<Option<JsonObject>, Problem> {
    let Some(value) = value.filter(|value| value.as_object().is_some_and(|map| !map.is_empty())) else {
        return Ok(None);
    };
    let object = JsonObject::from_value(field, value.clone());
    object.map(Some).map_err(|refusal: Refusal| Complaint::rule(place, refusal.to_string(), value).into())
}

fn tag_name(value: &Value, place: Vec<Step>) -> Result<TagName, Problem> {
    TagName::parse(text(value)).map_err(|error| match error {
        TagNameError::Letters => mismatch(TAG, value).at(place).into(),
        TagNameError::Length | TagNameError::Latest | TagNameError::Number => {
            Complaint::new("value_error", format!("Value error, {error}"), value).at(place).into()
        }
    })
}

fn bad_name(error: &PromptNameError, name: &str) -> Complaint {
    let (place, name) = (["body", "prompt", "name"], Value::from(name));
    match error {
        PromptNameError::Empty | PromptNameError::Letter { .. } => mismatch(NAME, &name).at(place.map(key).into()),
        PromptNameError::TooLong { .. } | PromptNameError::Reserved => {
            Complaint::rule(&place, error.to_string(), &name)
        }
    }
}

fn mismatch(pattern: &str, value: &Value) -> Complaint {
    let says = format!("String should match pattern '{pattern}'");
    Complaint::new("string_pattern_mismatch", says, value).with(json!({ "pattern": pattern }))
}

fn key(name: &str) -> Step {
    Step::Key(name.into())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CREATE: &str = r#"{"prompt": {"name": "a", "metadata": {"k": "é"}}, "version": {"model_provider": "ANTHROPIC",
        "model_name": "m", "template": {"type": "chat", "messages": [{"role": "ai", "content": [{"type": "tool_call",
        "tool_call_id": "c", "tool_call": {"type": "function", "name": "f", "arguments": "{}"}}]}]}, "template_type": "CHAT",
        "template_format": "NONE", "invocation_parameters": {"type": "anthropic", "anthropic": {"max_tokens": 2000,
        "thinking": {"type": "enabled", "budget_tokens": 1024}}}}, "tags": [{"name": "v1.0.0"}], "name": "b",
        "description": null}"#;

    fn read_as_every_kind(bytes: &[u8]) -> [bool; 4] {
        [create(bytes).is_ok(), publish(bytes).is_ok(), set_tag(bytes).is_ok(), change(bytes).is_ok()]
    }

    #[test]
    fn any_bytes_are_a_body_or_told_to_be_none() {
        assert_eq!(read_as_every_kind(CREATE.as_bytes()), [true; 4]);
        for end in 0..CREATE.len() {
            assert_eq!(read_as_every_kind(&CREATE.as_bytes()[..end]), [false; 4], "cut at {end}");
        }
        for place in 0..CREATE.len() {
            for other in *b"\"{}[],:0\xff\\" {
                let mut bytes = CREATE.as_bytes().to_vec();
                bytes[place] = other;
                read_as_every_kind(&bytes);
            }
        }
    }

    #[test]
    fn the_place_of_a_fault_is_counted_in_bytes() {
        assert_eq!(offset("{\n  \"a\": }", 2, 8), 9);
        assert_eq!(offset("", 1, 0), 0);
        assert_eq!(offset("{", 9, 9), 1);
    }
}
