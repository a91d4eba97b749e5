//! Changes of a prompt's own row.

use sea_orm::ConnectionTrait;

use crate::{
    domain::{ids::PromptId, prompts::object::JsonObject, timestamp::Timestamp},
    store::{StoreError, sql},
};

pub async fn describe<C: ConnectionTrait>(
    rows: &C,
    prompt: PromptId,
    description: &str,
    metadata: Option<&JsonObject>,
) -> Result<(), StoreError> {
    let values = vec![description.into(), metadata.map(JsonObject::compact).into(), prompt.0.into()];
    sql::run(rows, "UPDATE prompt SET description = $1, metadata = $2 WHERE id = $3", values).await?;
    Ok(())
}

pub async fn archive<C: ConnectionTrait>(rows: &C, prompt: PromptId, at: Timestamp) -> Result<(), StoreError> {
    let values = vec![at.0.into(), prompt.0.into()];
    sql::run(rows, "UPDATE prompt SET archived_at = $1 WHERE id = $2", values).await?;
    Ok(())
}

/// # Errors
/// [`StoreError::Duplicate`] when an unarchived prompt has taken the name.
pub async fn bring_back<C: ConnectionTrait>(rows: &C, prompt: PromptId) -> Result<(), StoreError> {
    sql::run(rows, "UPDATE prompt SET archived_at = NULL WHERE id = $1", vec![prompt.0.into()]).await?;
    Ok(())
}
