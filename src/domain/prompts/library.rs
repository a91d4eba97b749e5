//! The library: what a list of prompts is asked, and what it answers.

use serde::{Deserialize, Serialize};

use super::{name::PromptName, number::VersionNumber, tag::Tag};
use crate::domain::{
    ids::{PersonId, PromptId},
    timestamp::Timestamp,
};

/// As many as one looks through before one searches, and few enough that the page is there at once.
pub const PAGE_SIZE: u32 = 30;
/// Counting stops here: "999+".
pub const COUNT_MOST: u32 = 999;

/// A question to the library. Everything stands in the page's address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LibraryQuery {
    /// Substring, case-insensitive, over name, latest content, topics, tags and metadata.
    pub search: String,
    pub topic: Option<String>,
    pub tag: Option<String>,
    pub author: Option<PersonId>,
    pub sort: Sort,
    /// Counted from 1.
    pub page: u32,
    pub archived: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    #[default]
    Published,
    Name,
    Versions,
    Created,
}

impl Sort {
    pub const ALL: [Sort; 4] = [Sort::Published, Sort::Name, Sort::Versions, Sort::Created];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Name => "name",
            Self::Versions => "versions",
            Self::Created => "created",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == text)
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Published => "Last published",
            Self::Name => "Name",
            Self::Versions => "Most versions",
            Self::Created => "Newest",
        }
    }
}

/// One prompt in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PromptRow {
    pub name: PromptName,
    pub topics: Vec<String>,
    /// The first words, or, when something was searched for and found in the text, the words around it.
    pub words: String,
    /// Whether `words` starts in the middle of the text.
    pub words_cut: bool,
    pub tags: Vec<Tag>,
    pub latest: VersionNumber,
    pub author: String,
    pub published_at: Timestamp,
    pub archived_at: Option<Timestamp>,
    /// The UUID of an archived prompt, whose name alone no longer tells it from others.
    pub uuid: uuid::Uuid,
    pub has_draft: bool,
}

/// A page of the library.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LibraryPage {
    pub rows: Vec<PromptRow>,
    /// How many prompts answer the question, at most [`COUNT_MOST`] + 1.
    pub found: u32,
    /// How many unarchived prompts the project has, at most [`COUNT_MOST`] + 1.
    pub total: u32,
    pub now: Timestamp,
}

/// A prompt that is out of use, for programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchivedPrompt {
    pub id: PromptId,
    pub uuid: uuid::Uuid,
    pub name: PromptName,
    pub description: String,
    pub latest: VersionNumber,
    pub archived_at: Timestamp,
}

/// What the filters offer, and the sidebar lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LibraryFacets {
    pub topics: Vec<(String, u32)>,
    pub tags: Vec<String>,
    pub authors: Vec<(PersonId, String)>,
    /// How many unarchived prompts the project has, at most [`COUNT_MOST`] + 1.
    pub prompts: u32,
}

/// `42`, or `999+`.
pub fn count_words(count: u32) -> String {
    match count > COUNT_MOST {
        true => format!("{COUNT_MOST}+"),
        false => count.to_string(),
    }
}
