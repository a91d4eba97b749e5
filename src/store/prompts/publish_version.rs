//! A version more.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::insert_prompt::OPENING;
use crate::{
    domain::{
        ids::{ApiKeyId, PersonId, PromptId, VersionId},
        prompts::{
            content::Content, message::CommitMessage, number::VersionNumber, object::JsonObject, version::Snapshot,
        },
        timestamp::Timestamp,
    },
    store::{StoreError, entity::version, sql},
};

pub struct NewVersionRow<'a> {
    pub number: VersionNumber,
    pub snapshot: &'a Snapshot,
    pub message: &'a CommitMessage,
    pub restored_from: Option<VersionNumber>,
    pub author: PersonId,
    pub key: Option<ApiKeyId>,
    pub at: Timestamp,
}

/// # Errors
/// [`StoreError::Duplicate`] when the prompt has a version of that number.
pub async fn insert_version<C: ConnectionTrait>(
    rows: &C,
    prompt: PromptId,
    new: &NewVersionRow<'_>,
) -> Result<VersionId, StoreError> {
    let stored = new.snapshot.content.stored();
    let row = version::ActiveModel {
        uuid: Set(Uuid::now_v7().to_string()),
        prompt_id: Set(prompt.0),
        number: Set(new.number.get()),
        kind: Set(new.snapshot.content.kind().as_str().to_string()),
        content_hash: Set(content_hash(&stored)),
        content: Set(stored),
        format: Set(new.snapshot.format.as_str().to_string()),
        settings: Set(new.snapshot.settings.as_ref().map(JsonObject::compact)),
        metadata: Set(new.snapshot.metadata.as_ref().map(JsonObject::compact)),
        message: Set(new.message.as_str().to_string()),
        restored_from: Set(new.restored_from.map(VersionNumber::get)),
        author_id: Set(new.author.0),
        api_key_id: Set(new.key.map(|key| key.0)),
        created_at: Set(new.at.0),
        ..Default::default()
    };
    Ok(VersionId(row.insert(rows).await?.id))
}

/// Makes `number` the latest of the prompt, if the one before it still is. `false` when somebody was faster.
pub async fn advance_latest<C: ConnectionTrait>(
    rows: &C,
    prompt: PromptId,
    number: VersionNumber,
    content: &Content,
    author: PersonId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let touched = sql::run(
        rows,
        "UPDATE prompt SET latest = $1, latest_kind = $2, latest_opening = $3, latest_author = $4, latest_at = $5 \
         WHERE id = $6 AND latest = $7 AND archived_at IS NULL",
        vec![
            number.get().into(),
            content.kind().as_str().into(),
            content.opening(OPENING).into(),
            author.0.into(),
            at.0.into(),
            prompt.0.into(),
            (number.get() - 1).into(),
        ],
    )
    .await?;
    Ok(touched == 1)
}

/// SHA-256 over the content as stored, in hexadecimal.
fn content_hash(stored: &str) -> String {
    Sha256::digest(stored.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
