//! `prompt-tags`: where the tags of a prompt point.

use serde_json::{Value, json};

use super::schema::{Described, Effect, prompt_name};
use crate::{
    api::mcp::{arguments::Arguments, failure::Answer},
    domain::{access::Caller, projects::ProjectRef, prompts::tag::TagDetail},
    usecases::{App, prompts},
};

pub fn describe() -> Described {
    Described {
        title: "List tags",
        about: "Lists the tags of a prompt, such as production, each with the version that programs get which ask for it.",
        effect: Effect::Reads,
        arguments: vec![("name", prompt_name("The name of the prompt."))],
        required: &["name"],
    }
}

pub async fn call(app: &App, caller: &Caller, mut arguments: Arguments) -> Answer {
    let name = arguments.name()?;
    arguments.end()?;
    let tags = prompts::list_tags(app, caller, &ProjectRef::Current, &name).await?;
    Ok(json!({ "name": name, "tags": tags.iter().map(told).collect::<Value>() }))
}

fn told(tag: &TagDetail) -> Value {
    json!({
        "name": tag.tag.name,
        "version": tag.tag.number,
        "description": tag.description,
        "created_at": tag.created_at.rfc3339(),
        "moved_at": tag.moved_at.rfc3339(),
    })
}
