//! A stretch of a version history.

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::list_tags;
use crate::{
    domain::{
        ids::{PersonId, ProjectId, PromptId},
        prompts::{
            message::CommitMessage,
            number::VersionNumber,
            page::{HISTORY_PIECE, HistoryPiece},
            tag::TagName,
            version::VersionSummary,
        },
        timestamp::Timestamp,
    },
    store::{StoreError, sql},
};

#[derive(FromQueryResult)]
struct Row {
    number: i32,
    message: String,
    author_id: i64,
    author: String,
    created_at: i64,
    restored_from: Option<i32>,
}

/// The newest versions below `older_than`, newest first; from the latest on when it is `None`.
pub async fn list_versions<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    prompt: PromptId,
    older_than: Option<VersionNumber>,
) -> Result<HistoryPiece, StoreError> {
    let below = older_than.map_or(i32::MAX, VersionNumber::get);
    let found = sql::all::<Row, _>(
        rows,
        "SELECT v.number, v.message, v.author_id, p.name AS author, v.created_at, v.restored_from \
         FROM version v JOIN person p ON p.id = v.author_id JOIN prompt q ON q.id = v.prompt_id \
         WHERE q.project_id = $1 AND v.prompt_id = $2 AND v.number < $3 ORDER BY v.number DESC LIMIT $4",
        vec![project.0.into(), prompt.0.into(), below.into(), i64::from(HISTORY_PIECE).into()],
    )
    .await?;
    let mut tags: HashMap<VersionNumber, Vec<TagName>> = HashMap::new();
    for tag in list_tags(rows, prompt).await? {
        tags.entry(tag.number).or_default().push(tag.name);
    }
    let mut versions = Vec::with_capacity(found.len());
    for row in found {
        let number = VersionNumber::new(row.number).ok_or(StoreError::Damaged("a version"))?;
        versions.push(VersionSummary {
            number,
            message: CommitMessage::parse(&row.message).map_err(|_| StoreError::Damaged("a version"))?,
            author: row.author,
            author_id: PersonId(row.author_id),
            created_at: Timestamp(row.created_at),
            restored_from: row.restored_from.and_then(VersionNumber::new),
            tags: tags.remove(&number).unwrap_or_default(),
        });
    }
    let last = versions.last().map(|version| version.number);
    let older_than = last.filter(|number| *number > VersionNumber::FIRST);
    Ok(HistoryPiece { versions, older_than })
}
