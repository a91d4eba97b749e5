//! A version more.

use sea_orm::{ConnectionTrait, FromQueryResult};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::insert_prompt::OPENING;
use crate::{
    domain::{
        ids::{ApiKeyId, PersonId, PromptId, VersionId},
        prompts::{message::CommitMessage, number::VersionNumber, object::JsonObject, version::Snapshot},
        timestamp::Timestamp,
    },
    store::{
        StoreError,
        sql::{self, Step},
    },
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

/// What a version has only since it stands in the database.
pub struct VersionStamp {
    pub id: VersionId,
    pub uuid: Uuid,
    pub author: String,
    pub author_uuid: Uuid,
}

#[derive(FromQueryResult)]
struct StampRow {
    id: i64,
    uuid: String,
    author: String,
    author_uuid: String,
}

/// The first version of a prompt.
pub async fn insert_version<C: ConnectionTrait>(
    rows: &C,
    prompt: PromptId,
    new: &NewVersionRow<'_>,
) -> Result<VersionStamp, StoreError> {
    let stamp = sql::last::<StampRow, _>(rows, vec![insert(prompt, new)]).await?;
    stamp.ok_or(StoreError::Damaged("the version that was just written"))?.try_into()
}

/// A version more, which is the latest from now on. `None` when the one before it no longer is the latest of an unarchived
/// prompt.
///
/// # Errors
/// [`StoreError::Duplicate`] when the prompt has a version of that number.
pub async fn publish_version<C: ConnectionTrait>(
    rows: &C,
    prompt: PromptId,
    new: &NewVersionRow<'_>,
) -> Result<Option<VersionStamp>, StoreError> {
    let content = &new.snapshot.content;
    let advance = "UPDATE prompt SET latest = $1, latest_kind = $2, latest_opening = $3, latest_author = $4, \
                   latest_at = $5 WHERE id = $6 AND latest = $7 AND archived_at IS NULL";
    let values = vec![
        new.number.get().into(),
        content.kind().as_str().into(),
        content.opening(OPENING).into(),
        new.author.0.into(),
        new.at.0.into(),
        prompt.0.into(),
        (new.number.get() - 1).into(),
    ];
    let stamp = sql::last::<StampRow, _>(rows, vec![Step::new(advance, values), insert(prompt, new)]).await?;
    stamp.map(VersionStamp::try_from).transpose()
}

/// The version's row, if that number is the latest of the prompt.
fn insert(prompt: PromptId, new: &NewVersionRow<'_>) -> Step {
    let text = "INSERT INTO version (uuid, prompt_id, number, kind, content, format, settings, metadata, message, \
                content_hash, restored_from, author_id, api_key_id, created_at) \
                SELECT $1, q.id, q.latest, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 \
                FROM prompt q WHERE q.id = $13 AND q.latest = $14 AND q.archived_at IS NULL \
                RETURNING id, uuid, (SELECT p.name FROM person p WHERE p.id = author_id) AS author, \
                (SELECT p.uuid FROM person p WHERE p.id = author_id) AS author_uuid";
    let stored = new.snapshot.content.stored();
    let hash = content_hash(&stored);
    let values = vec![
        Uuid::now_v7().to_string().into(),
        new.snapshot.content.kind().as_str().into(),
        stored.into(),
        new.snapshot.format.as_str().into(),
        new.snapshot.settings.as_ref().map(JsonObject::compact).into(),
        new.snapshot.metadata.as_ref().map(JsonObject::compact).into(),
        new.message.as_str().into(),
        hash.into(),
        new.restored_from.map(VersionNumber::get).into(),
        new.author.0.into(),
        new.key.map(|key| key.0).into(),
        new.at.0.into(),
        prompt.0.into(),
        new.number.get().into(),
    ];
    Step::new(text, values)
}

impl TryFrom<StampRow> for VersionStamp {
    type Error = StoreError;

    fn try_from(row: StampRow) -> Result<Self, StoreError> {
        let damaged = |_| StoreError::Damaged("a version");
        Ok(Self {
            id: VersionId(row.id),
            uuid: row.uuid.parse().map_err(damaged)?,
            author: row.author,
            author_uuid: row.author_uuid.parse().map_err(damaged)?,
        })
    }
}

/// SHA-256 over the content as stored, in hexadecimal.
fn content_hash(stored: &str) -> String {
    Sha256::digest(stored.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
