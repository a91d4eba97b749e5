//! Versions: snapshots that never change.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    content::Content, message::CommitMessage, number::VersionNumber, object::JsonObject, tag::TagName,
    variable::TemplateFormat,
};
use crate::domain::{ids::PersonId, timestamp::Timestamp};

/// One version, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PromptVersion {
    pub uuid: Uuid,
    pub number: VersionNumber,
    pub content: Content,
    pub format: TemplateFormat,
    pub settings: Option<JsonObject>,
    pub metadata: Option<JsonObject>,
    pub message: CommitMessage,
    pub author: String,
    pub created_at: Timestamp,
    /// The version whose text this one brought back.
    pub restored_from: Option<VersionNumber>,
}

/// One line of the version history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VersionSummary {
    pub number: VersionNumber,
    pub message: CommitMessage,
    pub author: String,
    pub author_id: PersonId,
    pub created_at: Timestamp,
    pub restored_from: Option<VersionNumber>,
    pub tags: Vec<TagName>,
}

/// The part of a version that a person writes: what a publish compares, a draft keeps and an editor holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub content: Content,
    pub format: TemplateFormat,
    pub settings: Option<JsonObject>,
    pub metadata: Option<JsonObject>,
}

impl PromptVersion {
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            content: self.content.clone(),
            format: self.format,
            settings: self.settings.clone(),
            metadata: self.metadata.clone(),
        }
    }
}

impl Snapshot {
    /// Whether publishing `self` upon `latest` would change nothing. Objects are compared by what they say, not by
    /// the order of their keys.
    pub fn says_the_same_as(&self, latest: &Snapshot) -> bool {
        self == latest
    }
}
