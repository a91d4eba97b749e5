//! A prompt that was not there before.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use uuid::Uuid;

use crate::{
    domain::{
        ids::{PersonId, ProjectId, PromptId},
        prompts::{content::Content, name::PromptName, number::VersionNumber, object::JsonObject},
        timestamp::Timestamp,
    },
    store::{StoreError, entity::prompt},
};

pub struct NewPromptRow<'a> {
    pub name: &'a PromptName,
    pub description: &'a str,
    pub metadata: Option<&'a JsonObject>,
    pub copied_from: Option<PromptId>,
    pub content: &'a Content,
    pub author: PersonId,
    pub at: Timestamp,
}

/// So many characters of a prompt's beginning stand in a list.
pub(super) const OPENING: usize = 200;

/// # Errors
/// [`StoreError::Duplicate`] when an unarchived prompt of the project has the name.
pub async fn insert_prompt<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    new: &NewPromptRow<'_>,
) -> Result<PromptId, StoreError> {
    let row = prompt::ActiveModel {
        uuid: Set(Uuid::now_v7().to_string()),
        project_id: Set(project.0),
        name: Set(new.name.to_string()),
        description: Set(new.description.to_string()),
        metadata: Set(new.metadata.map(JsonObject::compact)),
        copied_from: Set(new.copied_from.map(|id| id.0)),
        created_by: Set(new.author.0),
        created_at: Set(new.at.0),
        archived_at: Set(None),
        latest: Set(VersionNumber::FIRST.get()),
        latest_kind: Set(new.content.kind().as_str().to_string()),
        latest_opening: Set(new.content.opening(OPENING)),
        latest_author: Set(new.author.0),
        latest_at: Set(new.at.0),
        ..Default::default()
    };
    Ok(PromptId(row.insert(rows).await?.id))
}
