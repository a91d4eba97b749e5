//! Tags: movable pointers to versions, with the whole history of their moves.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::number::VersionNumber;
use crate::domain::{ids::TagId, timestamp::Timestamp};

/// `^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$`, 1 to 128 characters, no `..`, not only digits, not `latest`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TagName(String);

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TagNameError {
    #[error("a tag's name has between 1 and 128 characters; choose one of that length")]
    Length,
    #[error("`latest` always means the newest version, so no tag can have that name; choose another")]
    Latest,
    #[error("a tag's name cannot be a number only, it would look like a version; put a letter before it")]
    Number,
    #[error(
        "a tag's name has lower-case letters, digits, dots (.), hyphens (-) and underscores (_), starts and ends with a letter or digit, and has no two dots in a row; write it like staging or v1.0.0"
    )]
    Letters,
}

impl TagName {
    pub const MAX: usize = 128;
    /// The tag that programs in production read, drawn in the highlighter's colour.
    pub const PRODUCTION: &'static str = "production";
    pub const SUGGESTED: [&'static str; 3] = ["production", "staging", "development"];

    pub fn parse(text: &str) -> Result<Self, TagNameError> {
        let text = text.trim();
        if text.is_empty() || text.chars().count() > Self::MAX {
            return Err(TagNameError::Length);
        }
        if text == "latest" {
            return Err(TagNameError::Latest);
        }
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(TagNameError::Number);
        }
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let bytes = text.as_bytes();
        let ends_plain = plain(bytes[0]) && plain(bytes[bytes.len() - 1]);
        let inner_plain = bytes.iter().all(|byte| plain(*byte) || matches!(byte, b'.' | b'_' | b'-'));
        if !ends_plain || !inner_plain || text.contains("..") {
            return Err(TagNameError::Letters);
        }
        Ok(Self(text.to_string()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_production(&self) -> bool {
        self.0 == Self::PRODUCTION
    }
}

impl TryFrom<String> for TagName {
    type Error = TagNameError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<TagName> for String {
    fn from(name: TagName) -> Self {
        name.0
    }
}

impl std::fmt::Display for TagName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// At most so many tags on one prompt.
pub const MAX_TAGS: usize = 100;

/// Where a tag points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    pub name: TagName,
    pub number: VersionNumber,
}

/// A tag with what else is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagDetail {
    pub id: TagId,
    pub tag: Tag,
    /// What it is for; empty when nobody said.
    pub description: String,
    pub created_at: Timestamp,
    pub moved_at: Timestamp,
}

/// One line of a tag's history. `from` is `None` when it was created, `to` when it was removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagMove {
    pub name: TagName,
    pub from: Option<VersionNumber>,
    pub to: Option<VersionNumber>,
    pub person: String,
    pub key: Option<String>,
    pub at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_names_of_releases() {
        for name in ["production", "v1.0.0", "a", "eu_west-2", "1.0", " staging "] {
            assert!(TagName::parse(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn refuses_what_would_be_mistaken_for_something_else() {
        assert_eq!(TagName::parse("latest"), Err(TagNameError::Latest));
        assert_eq!(TagName::parse("12"), Err(TagNameError::Number));
        assert_eq!(TagName::parse(""), Err(TagNameError::Length));
        assert_eq!(TagName::parse(&"a".repeat(129)), Err(TagNameError::Length));
        for name in ["Production", "a..b", "-a", "a.", "a b", "é"] {
            assert_eq!(TagName::parse(name), Err(TagNameError::Letters), "{name}");
        }
    }
}
