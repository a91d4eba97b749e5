//! `prompt-tag-remove`: takes a tag away.

use serde_json::json;

use super::schema::{Described, Effect, prompt_name, tag};
use crate::{
    api::mcp::{arguments::Arguments, failure::Answer},
    domain::{access::Caller, projects::ProjectRef},
    usecases::{App, prompts},
};

pub fn describe() -> Described {
    Described {
        title: "Remove a tag",
        about: "Takes a tag away. Programs that ask for it find nothing from their next read on. The versions stay.",
        effect: Effect::Changes,
        arguments: vec![("name", prompt_name("The name of the prompt.")), ("tag", tag("The tag to take away."))],
        required: &["name", "tag"],
    }
}

pub async fn call(app: &App, caller: &Caller, mut arguments: Arguments) -> Answer {
    let name = arguments.name()?;
    let tag = arguments.needed(&["tag", "label"], "the tag to take away")?;
    arguments.end()?;
    prompts::remove_tag(app, caller, &ProjectRef::Current, &name, &tag, None).await?;
    Ok(json!({ "name": name, "tag": tag.trim(), "removed": true }))
}
