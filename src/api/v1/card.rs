//! A prompt without its text: what is not versioned.

use serde::Serialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::domain::prompts::{content::ContentKind, delivery::PromptCard, object::JsonObject, tag::Tag};

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "it only describes the address")]
pub struct NamePath {
    /// The prompt's name.
    #[param(
        min_length = 1,
        max_length = 255,
        pattern = r"^(?![Nn][Ee][Ww]$)[a-zA-Z0-9_-]+$",
        example = "support-reply"
    )]
    name: String,
}

#[derive(Serialize, ToSchema)]
pub struct Prompt {
    id: Uuid,
    /// It never changes.
    #[schema(example = "support-reply")]
    name: String,
    description: String,
    topics: Vec<String>,
    #[schema(value_type = Option<Object>)]
    metadata: Option<JsonObject>,
    kind: Kind,
    #[schema(format = DateTime)]
    created_at: String,
    latest_version: i32,
    #[schema(format = DateTime)]
    published_at: String,
    /// Who published the latest version.
    published_by: String,
    /// By name.
    tags: Vec<PointedTag>,
}

/// What the latest version is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Text,
    Chat,
}

#[derive(Serialize, ToSchema)]
pub struct PointedTag {
    name: String,
    version: i32,
}

impl Prompt {
    pub fn of(card: PromptCard) -> Self {
        Self {
            id: card.uuid,
            name: card.name.to_string(),
            description: card.description,
            topics: card.topics,
            metadata: card.metadata,
            kind: match card.kind {
                ContentKind::Text => Kind::Text,
                ContentKind::Chat => Kind::Chat,
            },
            created_at: card.created_at.rfc3339(),
            latest_version: card.latest.get(),
            published_at: card.latest_at.rfc3339(),
            published_by: card.latest_author,
            tags: card.tags.into_iter().map(PointedTag::of).collect(),
        }
    }
}

impl PointedTag {
    fn of(tag: Tag) -> Self {
        Self { name: tag.name.to_string(), version: tag.number.get() }
    }
}
