//! `prompt-archive`: takes a prompt out of use.

use serde_json::json;

use super::schema::{Described, Effect, prompt_name};
use crate::{
    api::mcp::{arguments::Arguments, failure::Answer},
    domain::{access::Caller, projects::ProjectRef},
    usecases::{App, prompts},
};

pub fn describe() -> Described {
    Described {
        title: "Archive a prompt",
        about: "Takes a prompt with all of its versions and tags out of use. Programs that ask for it find nothing from their \
                next read on. Only an admin can bring it back, in the browser. Ask before you do this.",
        effect: Effect::Changes,
        arguments: vec![("name", prompt_name("The prompt to archive."))],
        required: &["name"],
    }
}

pub async fn call(app: &App, caller: &Caller, mut arguments: Arguments) -> Answer {
    let name = arguments.name()?;
    arguments.end()?;
    prompts::archive_prompt(app, caller, &ProjectRef::Current, &name).await?;
    Ok(json!({ "name": name, "archived": true }))
}
