//! What the pages of one prompt show.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    content::ContentKind,
    diff::SummaryPart,
    draft::{Draft, NewPromptDraft},
    name::PromptName,
    number::VersionNumber,
    object::JsonObject,
    tag::{Tag, TagMove},
    version::{PromptVersion, VersionSummary},
};
use crate::domain::timestamp::Timestamp;

/// A version history arrives in pieces of so many.
pub const HISTORY_PIECE: u32 = 50;

/// What stands on every page of a prompt, whatever the tab.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PromptHead {
    pub uuid: Uuid,
    pub name: PromptName,
    pub description: String,
    pub topics: Vec<String>,
    pub metadata: Option<JsonObject>,
    pub latest: VersionNumber,
    pub kind: ContentKind,
    pub created_at: Timestamp,
    pub archived_at: Option<Timestamp>,
    /// The prompt this one was duplicated from.
    pub copied_from: Option<PromptName>,
    pub tags: Vec<Tag>,
    /// When this person's unpublished draft of the prompt was saved.
    pub draft_saved_at: Option<Timestamp>,
}

/// The Overview.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PromptPage {
    pub head: PromptHead,
    pub shown: PromptVersion,
    pub history: HistoryPiece,
    /// `None` when production reads the version shown, or when nothing is in production.
    pub since_production: Option<SinceProduction>,
    pub now: Timestamp,
}

/// What lies between the version that `production` points at and the one shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SinceProduction {
    pub number: VersionNumber,
    /// One sentence in parts. Empty when the texts are too large to be compared on the way to another page.
    pub summary: Vec<SummaryPart>,
}

/// A stretch of the version history, newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HistoryPiece {
    pub versions: Vec<VersionSummary>,
    /// Where the next older piece goes on: below this number. `None` at version 1.
    pub older_than: Option<VersionNumber>,
}

/// The editor of the next version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EditorPage {
    pub head: PromptHead,
    /// The version the edit starts from, or the draft goes back to.
    pub base: PromptVersion,
    /// The latest version, when it is no longer the base: the editor then opens on the conflict.
    pub newer: Option<PromptVersion>,
    /// The old version whose text is brought back (*Use as latest*).
    pub restoring: Option<PromptVersion>,
    pub draft: Option<Draft>,
    pub now: Timestamp,
}

/// The page that makes a prompt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewPromptPage {
    pub draft: Option<NewPromptDraft>,
    pub now: Timestamp,
}

/// Two versions side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparePage {
    pub head: PromptHead,
    pub base: PromptVersion,
    pub compared: PromptVersion,
    pub history: HistoryPiece,
    pub now: Timestamp,
}

/// The tags of a prompt with their history, newest move first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TagsPage {
    pub head: PromptHead,
    pub moves: Vec<TagMove>,
    pub now: Timestamp,
}
