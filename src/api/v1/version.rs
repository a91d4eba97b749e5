//! A version, as it stands in answers.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::content::{Content, Format};
use crate::domain::prompts::{
    delivery::{Delivery, HistoryLine},
    object::JsonObject,
    reference::{Resolved, Target},
};

/// What a version says. It never changes.
#[derive(Serialize, ToSchema)]
pub struct VersionText {
    /// The prompt's name.
    #[schema(example = "support-reply")]
    prompt: String,
    #[schema(minimum = 1)]
    version: i32,
    content: Content,
    format: Format,
    #[schema(value_type = Option<Object>)]
    settings: Option<JsonObject>,
    #[schema(value_type = Option<Object>)]
    metadata: Option<JsonObject>,
    /// Why it was made; empty when nobody said.
    message: String,
    author: String,
    /// The version whose text this one brought back.
    restored_from: Option<i32>,
}

/// A version with nothing that moves.
#[derive(Serialize, ToSchema)]
pub struct Version {
    id: Uuid,
    #[schema(format = DateTime)]
    created_at: String,
    #[serde(flatten)]
    text: VersionText,
}

/// A version and what stands around it now.
#[derive(Serialize, ToSchema)]
pub struct ResolvedVersion {
    #[serde(flatten)]
    version: Version,
    latest_version: i32,
    /// Those on this version.
    tags: Vec<String>,
    /// The prompts that were put into the content, in the order in which they stand there first.
    references: Vec<PutIn>,
}

/// A prompt that stands in another.
#[derive(Serialize, ToSchema)]
pub struct PutIn {
    prompt: String,
    version: i32,
    /// The tag by which it was found; `null` for one that is pinned to its version.
    tag: Option<String>,
}

/// What a publish would make.
#[derive(Serialize, ToSchema)]
pub struct DryRun {
    /// Always true: nothing was written.
    dry_run: bool,
    #[serde(flatten)]
    text: VersionText,
    /// Those that would be on it.
    tags: Vec<String>,
}

/// A line of the version history.
#[derive(Serialize, ToSchema)]
pub struct VersionSummary {
    id: Uuid,
    version: i32,
    message: String,
    author: String,
    #[schema(format = DateTime)]
    created_at: String,
    restored_from: Option<i32>,
    tags: Vec<String>,
}

fn text(delivery: &Delivery, content: Content) -> VersionText {
    let version = &delivery.version;
    VersionText {
        prompt: delivery.name.to_string(),
        version: version.number.get(),
        content,
        format: version.format.into(),
        settings: version.settings.clone(),
        metadata: version.metadata.clone(),
        message: version.message.as_str().to_string(),
        author: version.author.clone(),
        restored_from: version.restored_from.map(Into::into),
    }
}

fn version(delivery: &Delivery, content: Content) -> Version {
    let made = &delivery.version;
    Version { id: made.uuid, created_at: made.created_at.rfc3339(), text: text(delivery, content) }
}

fn tags_here(delivery: &Delivery) -> Vec<String> {
    delivery.tags_here().map(ToString::to_string).collect()
}

impl Version {
    /// As it is written, its references still references.
    pub fn of(delivery: &Delivery) -> Self {
        version(delivery, Content::from(&delivery.version.content))
    }
}

impl ResolvedVersion {
    /// With the prompts that it references in their places, when they were put in.
    pub fn of(delivery: &Delivery) -> Self {
        Self {
            version: version(delivery, Content::from(delivery.content())),
            latest_version: delivery.latest.get(),
            tags: tags_here(delivery),
            references: delivery.references().iter().map(PutIn::of).collect(),
        }
    }
}

impl DryRun {
    pub fn of(delivery: &Delivery) -> Self {
        let content = Content::from(&delivery.version.content);
        Self { dry_run: true, text: text(delivery, content), tags: tags_here(delivery) }
    }
}

impl PutIn {
    fn of(resolved: &Resolved) -> Self {
        let tag = match &resolved.reference.target {
            Target::Version(_) => None,
            Target::Tag(tag) => Some(tag.to_string()),
        };
        Self { prompt: resolved.reference.name.to_string(), version: resolved.version.get(), tag }
    }
}

impl VersionSummary {
    pub fn of(line: HistoryLine) -> Self {
        let HistoryLine { id: _, uuid, author_uuid: _, summary } = line;
        Self {
            id: uuid,
            version: summary.number.get(),
            message: summary.message.as_str().to_string(),
            author: summary.author,
            created_at: summary.created_at.rfc3339(),
            restored_from: summary.restored_from.map(Into::into),
            tags: summary.tags.iter().map(ToString::to_string).collect(),
        }
    }
}
