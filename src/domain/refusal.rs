//! Every way in which a use case can say no. One type for all of them, so that each door decides once, exhaustively,
//! which status and which words its callers get.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    count::counted,
    prompts::{number::VersionNumber, publish::Conflict, reference::ReferenceFault},
    timestamp::Timestamp,
};

pub type Outcome<T> = Result<T, Refusal>;

#[derive(Clone, Debug, PartialEq, Error, Serialize, Deserialize)]
pub enum Refusal {
    /// Nobody is signed in, or the key is unknown, revoked or expired.
    #[error("sign in first")]
    SignedOut,
    /// The caller is known, and may not do this; `needs` says what is missing.
    #[error("{needs}")]
    Forbidden { needs: String },
    /// What was asked for is not there, or not there for this caller; the two are never told apart.
    #[error("{what} was not found")]
    NotFound { what: String },
    /// One field does not follow the rules.
    #[error("{says}")]
    Invalid { field: Field, says: String },
    /// Another thing of that name is there already.
    #[error("{says}")]
    Taken { field: Field, says: String },
    /// The version this publish started from is no longer the latest.
    #[error(transparent)]
    Conflict(Box<Conflict>),
    /// A prompt inside a prompt cannot be put together.
    #[error(transparent)]
    Reference(ReferenceFault),
    /// The text to publish is what the latest version already says.
    #[error("version {latest} already says exactly this, so no new version was made")]
    Unchanged { latest: VersionNumber },
    /// Too many attempts; try again at that time.
    #[error("too many attempts, try again in {}", wait(*.seconds))]
    TooMany { seconds: u32 },
    /// A link or code that was used, replaced or has run out.
    #[error("{says}")]
    Expired { says: String, at: Option<Timestamp> },
    /// The database cannot be reached. Nothing was changed.
    #[error("the database cannot be reached just now; nothing was changed, try again in a moment")]
    Unavailable,
    /// A fault of ours, logged under this id.
    #[error("something went wrong on our side; it is logged as {id}")]
    Internal { id: String },
}

/// The field of a form or body that a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Base,
    CommitMessage,
    Content,
    Description,
    Edits,
    Email,
    KeyName,
    Metadata,
    Name,
    Password,
    CurrentPassword,
    PersonName,
    Project,
    Query,
    /// All of it.
    Request,
    Role,
    Scopes,
    Settings,
    Slug,
    Tag,
    Topics,
    Version,
}

impl Field {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::CommitMessage => "commit_message",
            Self::Content => "content",
            Self::Description => "description",
            Self::Edits => "edits",
            Self::Email => "email",
            Self::KeyName => "key_name",
            Self::Metadata => "metadata",
            Self::Name => "name",
            Self::Password => "password",
            Self::CurrentPassword => "current_password",
            Self::PersonName => "person_name",
            Self::Project => "project",
            Self::Query => "query",
            Self::Request => "request",
            Self::Role => "role",
            Self::Scopes => "scopes",
            Self::Settings => "settings",
            Self::Slug => "slug",
            Self::Tag => "tag",
            Self::Topics => "topics",
            Self::Version => "version",
        }
    }
}

/// Seconds up to a minute and a half, and then minutes.
fn wait(seconds: u32) -> String {
    match seconds {
        0..=90 => counted(seconds as usize, "second"),
        longer => counted(longer.div_ceil(60) as usize, "minute"),
    }
}

impl Refusal {
    pub fn invalid(field: Field, says: impl Into<String>) -> Self {
        Self::Invalid { field, says: says.into() }
    }

    pub fn not_found(what: impl Into<String>) -> Self {
        Self::NotFound { what: what.into() }
    }

    pub fn forbidden(needs: impl Into<String>) -> Self {
        Self::Forbidden { needs: needs.into() }
    }

    pub fn field(&self) -> Option<Field> {
        match self {
            Self::Invalid { field, .. } | Self::Taken { field, .. } => Some(*field),
            Self::Conflict(_) => Some(Field::Base),
            Self::Reference(_) => Some(Field::Content),
            Self::SignedOut
            | Self::Forbidden { .. }
            | Self::NotFound { .. }
            | Self::Unchanged { .. }
            | Self::TooMany { .. }
            | Self::Expired { .. }
            | Self::Unavailable
            | Self::Internal { .. } => None,
        }
    }

    /// The words as a sentence for a screen: capital first, full stop last.
    pub fn sentence(&self) -> String {
        let words = self.to_string();
        let mut letters = words.chars();
        let Some(first) = letters.next() else {
            return words;
        };
        let capital: String = first.to_uppercase().chain(letters).collect();
        match capital.ends_with(['.', '?', '!']) {
            true => capital,
            false => capital + ".",
        }
    }
}
