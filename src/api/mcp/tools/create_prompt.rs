//! `prompt-create`: a new prompt with its version 1.

use serde_json::{Value, json};

use super::schema::{self, Described, Effect, prompt_name, text};
use crate::{
    api::mcp::{
        arguments::{Arguments, invalid, missing},
        failure::{Answer, Failure},
        messages,
        shown::{self, Share},
    },
    domain::{
        access::Caller,
        projects::ProjectRef,
        prompts::{
            content::Content, message::CommitMessage, object::JsonObject, variable::TemplateFormat, version::Snapshot,
        },
        refusal::Field,
    },
    usecases::{
        App,
        prompts::{self, NewPrompt},
    },
};

pub fn describe() -> Described {
    let name = "Letters, digits, - and _. It never changes: programs ask for the prompt by it.";
    let topics = json!({
        "type": "array",
        "description": "Words to sort prompts by.",
        "items": { "type": "string", "maxLength": 64 },
        "maxItems": 20,
    });
    let mut arguments = vec![("name", prompt_name(name))];
    arguments.extend(schema::content());
    arguments.extend([
        ("config", schema::config("Model settings, for example {\"model\": \"gpt-5\", \"temperature\": 0.2}.")),
        ("message", schema::message()),
        ("description", text("What the prompt is for, at most 2,000 characters.")),
        ("topics", topics),
    ]);
    Described {
        title: "Create a prompt",
        about: "Makes a new prompt with its version 1. Give prompt for one text or messages for a chat, not both.",
        effect: Effect::Adds,
        arguments,
        required: &["name"],
    }
}

pub async fn call(app: &App, caller: &Caller, mut arguments: Arguments) -> Answer {
    let name = arguments.needed(&["name", "prompt_name"], "the name that programs will ask for")?;
    let content = content(&mut arguments)?;
    let config = arguments.object_or_null("config")?.flatten();
    let message = message(&mut arguments)?;
    let description = arguments.text(&["description"])?.unwrap_or_default();
    let topics = arguments.list(&["topics"])?.unwrap_or_default();
    arguments.end()?;
    let new = NewPrompt {
        name,
        description,
        topics: topics.into_iter().map(topic).collect::<Result<_, _>>()?,
        metadata: None,
        snapshot: Snapshot {
            content: content.ok_or_else(|| missing("prompt", "the text, or messages for a chat"))?,
            format: TemplateFormat::Mustache,
            settings: settings(config)?,
            metadata: None,
        },
        message,
        tags: Vec::new(),
    };
    let made = prompts::create_prompt(app, caller, &ProjectRef::Current, new).await?;
    Ok(shown::version(&made, Share::Full))
}

/// The whole text, when one is given.
pub fn content(arguments: &mut Arguments) -> Result<Option<Content>, Failure> {
    match (arguments.text(&["prompt"])?, arguments.list(&["messages"])?) {
        (Some(_), Some(_)) => {
            Err(Failure::invalid("\"prompt\" and \"messages\" exclude each other; give messages only for a chat"))
        }
        (Some(text), None) => Ok(Some(Content::text(&text)?)),
        (None, Some(given)) => Ok(Some(Content::chat(messages::read(given)?)?)),
        (None, None) => Ok(None),
    }
}

pub fn settings(config: Option<Value>) -> Result<Option<JsonObject>, Failure> {
    Ok(config.map(|config| JsonObject::from_value(Field::Settings, config)).transpose()?)
}

/// PostHog's tools call it `version_description`.
pub fn message(arguments: &mut Arguments) -> Result<CommitMessage, Failure> {
    Ok(CommitMessage::parse(&arguments.text(&["message", "version_description"])?.unwrap_or_default())?)
}

fn topic(value: Value) -> Result<String, Failure> {
    match value {
        Value::String(topic) => Ok(topic),
        _ => Err(invalid(Field::Topics, "\"topics\" must be a list of words")),
    }
}
