//! What an agent can do: each tool in a file named by its use case.
//!
//! No tool promises the form of its data by an output schema, because a client would hold the data of a refusal against it.

mod archive_prompt;
mod compare_versions;
mod create_prompt;
mod duplicate_prompt;
#[cfg(any(test, feature = "fuzz"))]
pub mod fuzz;
mod list_cards;
mod list_history;
mod list_tags;
mod publish_version;
mod remove_tag;
mod resolve_prompt;
mod schema;
mod set_tag;

use std::sync::LazyLock;

use rmcp::{
    ErrorData,
    model::{CallToolResult, JsonObject, Tool},
};

use super::{
    arguments::Arguments,
    failure::{Answer, Failure, done},
};
use crate::{domain::access::Caller, usecases::App};

#[derive(Clone, Copy)]
enum Does {
    List,
    Get,
    Create,
    Update,
    Compare,
    Resolve,
    Tags,
    SetTag,
    RemoveTag,
    Duplicate,
    Archive,
}

/// The names by which they are called. Those that begin with `llma` are PostHog's newer ones.
const NAMES: [(&str, Does); 16] = [
    ("prompt-list", Does::List),
    ("prompt-get", Does::Get),
    ("prompt-create", Does::Create),
    ("prompt-update", Does::Update),
    ("prompt-compare", Does::Compare),
    ("prompt-resolve", Does::Resolve),
    ("prompt-tags", Does::Tags),
    ("prompt-tag-set", Does::SetTag),
    ("prompt-tag-remove", Does::RemoveTag),
    ("prompt-duplicate", Does::Duplicate),
    ("prompt-archive", Does::Archive),
    ("llma-prompt-list", Does::List),
    ("llma-prompt-get", Does::Get),
    ("llma-prompt-create", Does::Create),
    ("llma-prompt-update", Does::Update),
    ("llma-prompt-duplicate", Does::Duplicate),
];

static TOOLS: LazyLock<Vec<Tool>> =
    LazyLock::new(|| NAMES.into_iter().map(|(name, does)| describe(name, does)).collect());

pub fn list() -> Vec<Tool> {
    TOOLS.clone()
}

fn describe(name: &'static str, does: Does) -> Tool {
    // PostHog's newer tools name the prompt so where it is there already; both spellings are understood everywhere.
    let prompt = if name.starts_with("llma-") { "prompt_name" } else { "name" };
    let described = match does {
        Does::List => list_cards::describe(),
        Does::Get => resolve_prompt::describe(prompt),
        Does::Create => create_prompt::describe(),
        Does::Update => publish_version::describe(prompt),
        Does::Compare => compare_versions::describe(),
        Does::Resolve => list_history::describe(),
        Does::Tags => list_tags::describe(),
        Does::SetTag => set_tag::describe(),
        Does::RemoveTag => remove_tag::describe(),
        Does::Duplicate => duplicate_prompt::describe(prompt),
        Does::Archive => archive_prompt::describe(),
    };
    described.tool(name)
}

/// # Errors
/// Only for a tool that is not there. What a tool refuses is a result, so that the model reads it.
pub async fn call(app: &App, caller: &Caller, name: &str, given: JsonObject) -> Result<CallToolResult, ErrorData> {
    let Some((_, does)) = NAMES.into_iter().find(|(known, _)| *known == name) else {
        let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
        let shown: String = name.chars().take(100).collect();
        let says = format!("there is no tool {shown:?} here; there are {}", names.join(", "));
        return Err(ErrorData::invalid_params(says, None));
    };
    let answer = run(app, caller, does, Arguments::new(given)).await;
    Ok(answer.map_or_else(Failure::into_result, done))
}

async fn run(app: &App, caller: &Caller, does: Does, arguments: Arguments) -> Answer {
    match does {
        Does::List => list_cards::call(app, caller, arguments).await,
        Does::Get => resolve_prompt::call(app, caller, arguments).await,
        Does::Create => create_prompt::call(app, caller, arguments).await,
        Does::Update => publish_version::call(app, caller, arguments).await,
        Does::Compare => compare_versions::call(app, caller, arguments).await,
        Does::Resolve => list_history::call(app, caller, arguments).await,
        Does::Tags => list_tags::call(app, caller, arguments).await,
        Does::SetTag => set_tag::call(app, caller, arguments).await,
        Does::RemoveTag => remove_tag::call(app, caller, arguments).await,
        Does::Duplicate => duplicate_prompt::call(app, caller, arguments).await,
        Does::Archive => archive_prompt::call(app, caller, arguments).await,
    }
}
