//! Why a version was made.

use serde::{Deserialize, Serialize};

use super::text;
use crate::domain::{
    count::thousands,
    refusal::{Field, Refusal},
};

/// Up to 2,000 characters; empty when nobody said why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommitMessage(String);

impl CommitMessage {
    pub const MAX: usize = 2_000;

    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text =
            text::normalise(text.trim()).map_err(|error| Refusal::invalid(Field::CommitMessage, error.to_string()))?;
        let length = text.chars().count();
        if length > Self::MAX {
            let length = thousands(length);
            let says = format!("a commit message has at most 2,000 characters, this one has {length}; shorten it");
            return Err(Refusal::invalid(Field::CommitMessage, says));
        }
        Ok(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}
