//! What programs ask for and get.

use uuid::Uuid;

use super::{
    content::{Content, ContentKind},
    name::PromptName,
    number::VersionNumber,
    object::JsonObject,
    reference::{Assembled, Resolved},
    tag::{Tag, TagName},
    version::{PromptVersion, VersionSummary},
};
use crate::domain::{
    ids::{PersonId, PromptId, VersionId},
    timestamp::Timestamp,
};

/// One version of one prompt, with all that any door says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    pub prompt: PromptId,
    pub prompt_uuid: Uuid,
    pub name: PromptName,
    pub description: String,
    /// The prompt's own, which is not versioned.
    pub metadata: Option<JsonObject>,
    pub copied_from: Option<PromptId>,
    pub latest: VersionNumber,
    /// When the first version was made.
    pub first_at: Timestamp,
    /// All tags of the prompt, by name.
    pub tags: Vec<Tag>,
    pub version_id: VersionId,
    pub version: PromptVersion,
    pub author: PersonId,
    pub author_uuid: Uuid,
    /// With the prompts that it references in their places, when it has any and was asked for by a program that runs it.
    pub assembled: Option<Assembled>,
}

impl Delivery {
    /// What a program runs.
    pub fn content(&self) -> &Content {
        self.assembled.as_ref().map_or(&self.version.content, |assembled| &assembled.content)
    }

    /// The prompts that were put in.
    pub fn references(&self) -> &[Resolved] {
        self.assembled.as_ref().map_or(&[], |assembled| &assembled.references)
    }

    /// The tags on this version.
    pub fn tags_here(&self) -> impl Iterator<Item = &TagName> {
        self.tags.iter().filter(|tag| tag.number == self.version.number).map(|tag| &tag.name)
    }
}

/// A name, or an id that a program kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locator<'a> {
    Name(&'a str),
    Prompt(PromptId),
    PromptUuid(Uuid),
    Version(VersionId),
    VersionUuid(Uuid),
}

/// What it stands for: a prompt at a version, its latest when the name or id was the prompt's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    pub name: PromptName,
    pub number: VersionNumber,
}

/// One line of a version history, with the ids that programs keep.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryLine {
    pub id: VersionId,
    pub uuid: Uuid,
    pub author_uuid: Uuid,
    pub summary: VersionSummary,
}

/// A stretch of a version history, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryQuery {
    /// Only versions older than this one.
    pub before: Option<VersionNumber>,
    pub offset: u32,
    pub limit: u32,
}

/// A prompt without its text, for lists.
#[derive(Clone, Debug, PartialEq)]
pub struct PromptCard {
    pub id: PromptId,
    pub uuid: Uuid,
    pub name: PromptName,
    pub description: String,
    pub metadata: Option<JsonObject>,
    pub copied_from: Option<PromptId>,
    pub kind: ContentKind,
    pub created_at: Timestamp,
    pub latest: VersionNumber,
    pub latest_at: Timestamp,
    pub latest_author: String,
    /// By name.
    pub tags: Vec<Tag>,
    /// In their order.
    pub topics: Vec<String>,
}

/// What a program asks of the list of cards, which comes newest prompt first: nothing that is published while the pages
/// are turned changes that order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CardsQuery {
    pub search: String,
    pub topic: Option<String>,
    pub tag: Option<TagName>,
    /// Only prompts made before this one.
    pub before: Option<PromptId>,
    pub limit: u32,
}

/// What a program asks of the list of prompts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DeliveriesQuery {
    /// What the library's search looks for, in any case.
    pub search: String,
    /// Only prompts that have this tag, each at the version it points at.
    pub tag: Option<TagName>,
    /// Only versions this person published.
    pub author: Option<PersonId>,
    pub order: DeliveryOrder,
    pub descending: bool,
    pub limit: u32,
    pub offset: u32,
}

/// A stretch of that list.
pub struct DeliveriesPage {
    pub prompts: Vec<Delivery>,
    /// How many answer the question in all.
    pub count: u32,
}

/// By what the list is ordered. What is equal comes newest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DeliveryOrder {
    /// When the prompt was made. Nothing that is published while a program turns the pages changes this order, so no
    /// prompt slips from a page that is still to come to one that was read.
    #[default]
    Made,
    Name,
    /// When the version was published.
    Published,
    /// The version that is shown.
    Version,
    Latest,
    /// The stored bytes of the version that is shown.
    Size,
}
