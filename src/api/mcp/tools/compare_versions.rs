//! `prompt-compare`: what changed between two versions.

use serde_json::{Value, json};

use super::schema::{Described, Effect, prompt_name, selector};
use crate::{
    api::mcp::{
        arguments::{Arguments, missing},
        changes,
        failure::Answer,
    },
    domain::{access::Caller, projects::ProjectRef, prompts::version::PromptVersion},
    usecases::{App, prompts},
};

/// Characters of changed lines that are answered.
const CHANGES: usize = 40_000;

pub fn describe() -> Described {
    Described {
        title: "Compare versions",
        about: "Tells what changed between two versions of a prompt: one sentence, and the changed lines of text and config \
                with - and + before them. Compare production with latest to see what a release would change.",
        effect: Effect::Reads,
        arguments: vec![
            ("name", prompt_name("The name of the prompt.")),
            ("from", selector("The older side: a version number, a tag or latest.")),
            ("to", selector("The newer side: a version number, a tag or latest, which it is when left away.")),
        ],
        required: &["name", "from"],
    }
}

pub async fn call(app: &App, caller: &Caller, mut arguments: Arguments) -> Answer {
    let name = arguments.name()?;
    let from = arguments.selector("from")?;
    let to = arguments.selector("to")?.unwrap_or_else(|| String::from("latest"));
    arguments.end()?;
    let from = from.ok_or_else(|| missing("from", "a version number, a tag or latest"))?;
    let page = prompts::compare_versions(app, caller, &ProjectRef::Current, &name, &from, &to).await?;
    let sides = [("name", json!(page.head.name)), ("from", side(&page.base)), ("to", side(&page.compared))];
    let changes = changes::between(page.base, page.compared, CHANGES).await?;
    let sides = sides.into_iter().map(|(name, value)| (String::from(name), value));
    Ok(Value::Object(sides.chain(changes.data()).collect()))
}

fn side(version: &PromptVersion) -> Value {
    json!({
        "version": version.number,
        "message": version.message,
        "author": version.author,
        "created_at": version.created_at.rfc3339(),
    })
}
