//! The text the library's search looks through: name, topics, tags, metadata and the latest content, lower-cased.

use crate::{
    domain::{
        ids::PromptId,
        prompts::{object::JsonObject, tag::Tag, version::Snapshot},
    },
    store::{Engine, WriteTx, sql::Step},
};

/// What else than its latest version a prompt is found by.
pub struct FoundBy<'a> {
    pub name: &'a str,
    pub topics: &'a [String],
    pub tags: &'a [Tag],
    pub metadata: Option<&'a JsonObject>,
}

/// Writes the prompt's text anew with this write: after a publish, a new tag and a change of its details. An archived
/// prompt keeps its text, and is left out by whoever asks for those in use.
pub fn index_prompt(tx: &WriteTx, prompt: PromptId, by: &FoundBy<'_>, latest: &Snapshot) {
    let mut parts = vec![by.name.to_string()];
    parts.extend(by.topics.iter().cloned());
    parts.extend(by.tags.iter().map(|tag| tag.name.to_string()));
    parts.extend(by.metadata.map(JsonObject::compact));
    parts.extend(latest.metadata.as_ref().map(JsonObject::compact));
    parts.push(latest.content.plain());
    let folded = parts.join("\n").to_lowercase();
    let text = match tx.engine() {
        Engine::Sqlite => "INSERT OR REPLACE INTO prompt_search (rowid, folded) VALUES ($1, $2)",
        Engine::Postgres => {
            "INSERT INTO prompt_search (rowid, folded) VALUES ($1, $2) \
             ON CONFLICT (rowid) DO UPDATE SET folded = excluded.folded"
        }
    };
    tx.later(Step::new(text, vec![prompt.0.into(), folded.into()]));
}
