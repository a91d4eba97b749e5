//! The name of a prompt: what programs ask for. It never changes.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// `^[a-zA-Z0-9_-]+$`, 1 to 255 characters, case-sensitive, not `new` in any case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PromptName(String);

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PromptNameError {
    #[error("give the prompt a name")]
    Empty,
    #[error("a name has at most {max} characters, this one has {length}", max = PromptName::MAX)]
    TooLong { length: usize },
    #[error("a name has only letters, digits, hyphens (-) and underscores (_), so {letter:?} cannot be in it")]
    Letter { letter: char },
    #[error("`new` is taken by the address of the page that makes prompts; choose another name")]
    Reserved,
}

impl PromptName {
    pub const MAX: usize = 255;

    pub fn parse(text: &str) -> Result<Self, PromptNameError> {
        if text.is_empty() {
            return Err(PromptNameError::Empty);
        }
        let foreign = text.chars().find(|letter| !(letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-')));
        if let Some(letter) = foreign {
            return Err(PromptNameError::Letter { letter });
        }
        if text.len() > Self::MAX {
            return Err(PromptNameError::TooLong { length: text.len() });
        }
        if text.eq_ignore_ascii_case("new") {
            return Err(PromptNameError::Reserved);
        }
        Ok(Self(text.to_string()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PromptName {
    type Error = PromptNameError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<PromptName> for String {
    fn from(name: PromptName) -> Self {
        name.0
    }
}

impl std::fmt::Display for PromptName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_programs_can_ask_for() {
        for name in ["a", "support-reply", "Support_Reply-2", "newer", "-", &"x".repeat(255)] {
            assert!(PromptName::parse(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn refuses_with_the_reason() {
        let cases = [
            ("", PromptNameError::Empty),
            ("a b", PromptNameError::Letter { letter: ' ' }),
            ("prénom", PromptNameError::Letter { letter: 'é' }),
            ("a\n", PromptNameError::Letter { letter: '\n' }),
            ("a/b", PromptNameError::Letter { letter: '/' }),
            ("NEW", PromptNameError::Reserved),
        ];
        for (name, error) in cases {
            assert_eq!(PromptName::parse(name), Err(error), "{name}");
        }
        let long = "x".repeat(256);
        assert_eq!(PromptName::parse(&long), Err(PromptNameError::TooLong { length: 256 }));
    }
}
