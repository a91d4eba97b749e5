//! Drafts: one per person and prompt, and one per UUID for prompts that are not there yet.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    domain::{
        ids::{PersonId, ProjectId, PromptId},
        prompts::{
            content::ContentKind,
            draft::{Draft, DraftContent, DraftText, NewPromptDraft},
            number::VersionNumber,
        },
        timestamp::Timestamp,
    },
    store::{StoreError, entity::draft, sql},
};

/// A draft to be saved.
pub struct DraftRow<'a> {
    pub project: ProjectId,
    pub person: PersonId,
    pub text: &'a DraftText,
    pub at: Timestamp,
}

fn stored(content: &DraftContent) -> String {
    match content {
        DraftContent::Text(text) => text.clone(),
        DraftContent::Chat(messages) => {
            serde_json::to_string(messages).expect("messages have only string keys, so they always serialise")
        }
    }
}

fn read_text(row: &draft::Model) -> Result<DraftText, StoreError> {
    let damaged = || StoreError::Damaged("a draft");
    let content = match ContentKind::parse(&row.kind).ok_or_else(damaged)? {
        ContentKind::Text => DraftContent::Text(row.content.clone()),
        ContentKind::Chat => DraftContent::Chat(serde_json::from_str(&row.content).map_err(|_| damaged())?),
    };
    Ok(DraftText {
        content,
        settings: row.settings.clone(),
        metadata: row.metadata.clone(),
        message: row.message.clone(),
    })
}

/// This person's draft of the prompt.
pub async fn find_draft<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    person: PersonId,
    prompt: PromptId,
) -> Result<Option<Draft>, StoreError> {
    let row = draft::Entity::find()
        .filter(draft::Column::ProjectId.eq(project.0))
        .filter(draft::Column::PersonId.eq(person.0))
        .filter(draft::Column::PromptId.eq(prompt.0))
        .one(rows)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let damaged = || StoreError::Damaged("a draft");
    Ok(Some(Draft {
        uuid: row.uuid.parse().map_err(|_| damaged())?,
        base: VersionNumber::new(row.base).ok_or_else(damaged)?,
        restored_from: row.restored_from.and_then(VersionNumber::new),
        text: read_text(&row)?,
        saved_at: Timestamp(row.saved_at),
    }))
}

/// This person's draft of a prompt that is not there yet: the one of that UUID, or the newest.
pub async fn find_new_draft<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    person: PersonId,
    uuid: Option<Uuid>,
) -> Result<Option<NewPromptDraft>, StoreError> {
    let mut question = draft::Entity::find()
        .filter(draft::Column::ProjectId.eq(project.0))
        .filter(draft::Column::PersonId.eq(person.0))
        .filter(draft::Column::PromptId.is_null())
        .order_by_desc(draft::Column::SavedAt);
    if let Some(uuid) = uuid {
        question = question.filter(draft::Column::Uuid.eq(uuid.to_string()));
    }
    let Some(row) = question.one(rows).await? else { return Ok(None) };
    let text = read_text(&row)?;
    Ok(Some(NewPromptDraft {
        uuid: row.uuid.parse().map_err(|_| StoreError::Damaged("a draft"))?,
        name: row.name,
        description: row.description,
        topics: row.topics,
        text,
        saved_at: Timestamp(row.saved_at),
    }))
}

pub async fn save_draft<C: ConnectionTrait>(
    rows: &C,
    draft: &DraftRow<'_>,
    prompt: PromptId,
    base: VersionNumber,
    restored_from: Option<VersionNumber>,
) -> Result<(), StoreError> {
    sql::run(
        rows,
        "INSERT INTO draft (uuid, project_id, person_id, prompt_id, base, restored_from, kind, content, settings, \
         metadata, message, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
         ON CONFLICT (prompt_id, person_id) WHERE prompt_id IS NOT NULL DO UPDATE SET base = excluded.base, \
         restored_from = excluded.restored_from, kind = excluded.kind, content = excluded.content, \
         settings = excluded.settings, metadata = excluded.metadata, message = excluded.message, \
         saved_at = excluded.saved_at",
        vec![
            Uuid::now_v7().to_string().into(),
            draft.project.0.into(),
            draft.person.0.into(),
            prompt.0.into(),
            base.get().into(),
            restored_from.map(VersionNumber::get).into(),
            draft.text.content.kind().as_str().into(),
            stored(&draft.text.content).into(),
            draft.text.settings.as_str().into(),
            draft.text.metadata.as_str().into(),
            draft.text.message.as_str().into(),
            draft.at.0.into(),
        ],
    )
    .await?;
    Ok(())
}

/// `uuid` names the draft; one that belongs to another person is left alone and `false` is answered.
pub async fn save_new_draft<C: ConnectionTrait>(
    rows: &C,
    draft: &DraftRow<'_>,
    uuid: Uuid,
    name: &str,
    description: &str,
    topics: &str,
) -> Result<bool, StoreError> {
    let touched = sql::run(
        rows,
        "INSERT INTO draft (uuid, project_id, person_id, base, name, description, topics, kind, content, settings, \
         metadata, message, saved_at) VALUES ($1, $2, $3, 0, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
         ON CONFLICT (uuid) DO UPDATE SET name = excluded.name, description = excluded.description, \
         topics = excluded.topics, kind = excluded.kind, content = excluded.content, settings = excluded.settings, \
         metadata = excluded.metadata, message = excluded.message, saved_at = excluded.saved_at \
         WHERE draft.person_id = excluded.person_id AND draft.project_id = excluded.project_id \
         AND draft.prompt_id IS NULL",
        vec![
            uuid.to_string().into(),
            draft.project.0.into(),
            draft.person.0.into(),
            name.into(),
            description.into(),
            topics.into(),
            draft.text.content.kind().as_str().into(),
            stored(&draft.text.content).into(),
            draft.text.settings.as_str().into(),
            draft.text.metadata.as_str().into(),
            draft.text.message.as_str().into(),
            draft.at.0.into(),
        ],
    )
    .await?;
    Ok(touched == 1)
}

/// This person's draft of the prompt, gone.
pub async fn delete_draft<C: ConnectionTrait>(rows: &C, person: PersonId, prompt: PromptId) -> Result<(), StoreError> {
    let values = vec![prompt.0.into(), person.0.into()];
    sql::run(rows, "DELETE FROM draft WHERE prompt_id = $1 AND person_id = $2", values).await?;
    Ok(())
}

/// The draft of a prompt that is there now.
pub async fn delete_new_draft<C: ConnectionTrait>(rows: &C, person: PersonId, uuid: Uuid) -> Result<(), StoreError> {
    let values = vec![uuid.to_string().into(), person.0.into()];
    sql::run(rows, "DELETE FROM draft WHERE uuid = $1 AND person_id = $2 AND prompt_id IS NULL", values).await?;
    Ok(())
}
