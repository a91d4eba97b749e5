//! The text the library's search looks through: name, topics, tags, metadata and the latest content, lower-cased.

use sea_orm::ConnectionTrait;

use crate::{
    domain::{ids::PromptId, prompts::object::JsonObject, prompts::version::Snapshot},
    store::{StoreError, sql},
};

use super::{list_tags, list_topics};

/// Writes the prompt's text anew: after a publish, a tag move and a change of its details. An archived prompt keeps its
/// text, and is left out by whoever asks for those in use.
pub async fn index_prompt<C: ConnectionTrait>(
    rows: &C,
    prompt: PromptId,
    name: &str,
    metadata: Option<&JsonObject>,
    latest: &Snapshot,
) -> Result<(), StoreError> {
    let mut parts = vec![name.to_string()];
    parts.extend(list_topics(rows, prompt).await?);
    parts.extend(list_tags(rows, prompt).await?.into_iter().map(|tag| tag.name.to_string()));
    parts.extend(metadata.map(JsonObject::compact));
    parts.extend(latest.metadata.as_ref().map(JsonObject::compact));
    parts.push(latest.content.plain());
    let folded = parts.join("\n").to_lowercase();
    sql::run(rows, "DELETE FROM prompt_search WHERE rowid = $1", vec![prompt.0.into()]).await?;
    let values = vec![prompt.0.into(), folded.into()];
    sql::run(rows, "INSERT INTO prompt_search (rowid, folded) VALUES ($1, $2)", values).await?;
    Ok(())
}
