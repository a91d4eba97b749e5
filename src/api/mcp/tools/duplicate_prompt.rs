//! `prompt-duplicate`: a new prompt made of another's latest version.

use serde_json::json;

use super::schema::{Described, Effect, prompt_name};
use crate::{
    api::mcp::{arguments::Arguments, failure::Answer},
    domain::{access::Caller, projects::ProjectRef},
    usecases::{App, prompts},
};

pub fn describe(prompt: &'static str) -> Described {
    Described {
        title: "Duplicate a prompt",
        about: "Copies the latest version of a prompt, with its config and topics, into version 1 of a new prompt. Tags are \
                not copied. A name never changes, so this is also the way to another name.",
        effect: Effect::Adds,
        arguments: vec![
            (prompt, prompt_name("The prompt to copy.")),
            ("new_name", prompt_name("The name of the copy: letters, digits, - and _.")),
        ],
        required: if prompt == "name" { &["name", "new_name"] } else { &["prompt_name", "new_name"] },
    }
}

pub async fn call(app: &App, caller: &Caller, mut arguments: Arguments) -> Answer {
    let name = arguments.name()?;
    let new_name = arguments.needed(&["new_name"], "the name of the copy")?;
    arguments.end()?;
    let copy = prompts::duplicate_prompt(app, caller, &ProjectRef::Current, &name, &new_name).await?;
    Ok(json!({ "name": copy.name, "version": copy.version.number, "copied_from": name }))
}
