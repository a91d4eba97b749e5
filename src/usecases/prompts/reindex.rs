//! What the library's search looks through, after anything but a publish changed it.

use crate::{
    domain::{access::Member, prompts::object::JsonObject, refusal::Outcome},
    store::{
        self, StoreError, WriteTx,
        prompts::{FoundBy, PromptRecord},
    },
};

/// Writes the search text of an unarchived prompt anew, with the metadata it has now.
pub async fn reindex(
    tx: &WriteTx,
    member: &Member,
    prompt: &PromptRecord,
    metadata: Option<&JsonObject>,
) -> Outcome<()> {
    let latest = store::prompts::read_version(tx.rows(), member.project, prompt.id, prompt.latest).await?;
    let snapshot = latest.ok_or(StoreError::Damaged("the latest version of a prompt"))?.version.snapshot();
    let topics = store::prompts::list_topics(tx.rows(), prompt.id).await?;
    let tags = store::prompts::list_tags(tx.rows(), prompt.id).await?;
    let found_by = FoundBy { name: prompt.name.as_str(), topics: &topics, tags: &tags, metadata };
    store::prompts::index_prompt(tx, prompt.id, &found_by, &snapshot);
    Ok(())
}
