//! `prompt-resolve`: which version a number, a tag or the latest is, and the versions around it.

use serde_json::{Value, json};

use super::{
    resolve_prompt::{Form, find},
    schema::{Described, Effect, limit, prompt_name, selector, version},
};
use crate::{
    api::mcp::{
        arguments::{Arguments, invalid},
        failure::Answer,
        shown,
    },
    domain::{
        access::Caller,
        projects::ProjectRef,
        prompts::{
            delivery::{Delivery, HistoryLine, HistoryQuery},
            number::VersionNumber,
            selector::Selector,
        },
        refusal::Field,
    },
    usecases::{App, prompts},
};

const USUAL: u32 = 20;
const MOST: u32 = 100;

pub fn describe() -> Described {
    Described {
        title: "Resolve a version",
        about: "Tells which version programs get that ask for a tag, a number or the latest, and lists the version history, \
                newest first, with messages, authors and tags, but without texts.",
        effect: Effect::Reads,
        arguments: vec![
            ("name", prompt_name("The name of the prompt.")),
            ("selector", selector("A version number, a tag or latest, which it is when left away.")),
            ("before_version", version("List only versions older than this one, to read on.")),
            ("limit", limit(USUAL, MOST)),
        ],
        required: &["name"],
    }
}

pub async fn call(app: &App, caller: &Caller, mut arguments: Arguments) -> Answer {
    let name = arguments.name()?;
    let asked = arguments.selector("selector")?.unwrap_or_else(|| String::from("latest"));
    let before = arguments.number(&["before_version"])?;
    let limit = arguments.limit(USUAL, MOST)?;
    arguments.end()?;
    let selector = Selector::parse(&asked).map_err(|error| invalid(Field::Tag, error.to_string()))?;
    let read = |found: &Delivery| (found.name.clone(), found.version.number, found.latest, shown::tags(&found.tags));
    let (name, version, latest, tags) = find(app, caller, &name, selector, Form::Written, read).await?;
    // Nothing is older than what is no version.
    let before = before.map(|before| VersionNumber::new(before).unwrap_or(VersionNumber::FIRST));
    let query = HistoryQuery { before, offset: 0, limit };
    let (lines, _) = prompts::list_history(app, caller, &ProjectRef::Current, name.as_str(), &query).await?;
    let more = lines.last().is_some_and(|last| last.summary.number > VersionNumber::FIRST);
    Ok(json!({
        "name": name,
        "selector": asked,
        "version": version,
        "latest_version": latest,
        "tags": tags,
        "versions": lines.iter().map(line).collect::<Value>(),
        "has_more": more,
    }))
}

fn line(line: &HistoryLine) -> Value {
    let summary = &line.summary;
    json!({
        "version": summary.number,
        "message": summary.message,
        "author": summary.author,
        "created_at": summary.created_at.rfc3339(),
        "restored_from": summary.restored_from,
        "tags": summary.tags,
    })
}
