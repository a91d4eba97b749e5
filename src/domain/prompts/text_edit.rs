//! A change of a text by its passages: what is there, and what shall stand in its place.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::text::normalise_line_ends;
use crate::domain::refusal::{Field, Refusal};

/// Each edit reads the whole text.
pub const MAX_EDITS: usize = 500;

/// `old` stands in the text exactly once, so that it is certain which passage is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextEdit {
    pub old: String,
    pub new: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TextEditError {
    #[error("at least one edit is needed, with the passage that is there and what shall stand in its place")]
    None,
    #[error("at most {MAX_EDITS} edits are made at once; send the whole text instead")]
    TooMany,
    #[error(
        "edit {}: its text to replace was not found; copy the passage as it stands, with its spaces and line ends", index + 1
    )]
    NotFound { index: usize },
    #[error("edit {}: its text to replace matches {} times; take more of what stands around it", index + 1, count)]
    NotUnique { index: usize, count: usize },
}

impl TextEditError {
    /// Which edit cannot be made, from 0 on.
    pub fn index(&self) -> Option<usize> {
        match self {
            Self::None | Self::TooMany => None,
            Self::NotFound { index } | Self::NotUnique { index, .. } => Some(*index),
        }
    }
}

impl From<TextEditError> for Refusal {
    fn from(error: TextEditError) -> Self {
        Self::invalid(Field::Edits, error.to_string())
    }
}

/// Makes the edits one after the other, each in the text that the ones before it left.
///
/// # Errors
/// The first edit whose `old` is not there exactly once; nothing is changed then.
pub fn apply(text: &str, edits: &[TextEdit]) -> Result<String, TextEditError> {
    match edits.len() {
        0 => return Err(TextEditError::None),
        many if many > MAX_EDITS => return Err(TextEditError::TooMany),
        _ => {}
    }
    let mut edited = text.to_string();
    for (index, edit) in edits.iter().enumerate() {
        let old = normalise_line_ends(&edit.old);
        let at = only_place(&edited, &old, index)?;
        edited.replace_range(at..at + old.len(), &normalise_line_ends(&edit.new));
    }
    Ok(edited)
}

fn only_place(text: &str, old: &str, index: usize) -> Result<usize, TextEditError> {
    let found = text.find(old).filter(|_| !old.is_empty());
    let at = found.ok_or(TextEditError::NotFound { index })?;
    let step = text[at..].chars().next().map_or(1, char::len_utf8);
    // Places that overlap are two places as well.
    match text[at + step..].contains(old) {
        true => Err(TextEditError::NotUnique { index, count: text.matches(old).count().max(2) }),
        false => Ok(at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(text: &str, edits: &[(&str, &str)]) -> Result<String, TextEditError> {
        let edits: Vec<_> =
            edits.iter().map(|(old, new)| TextEdit { old: (*old).into(), new: (*new).into() }).collect();
        apply(text, &edits)
    }

    #[test]
    fn each_edit_meets_what_the_one_before_left() {
        assert_eq!(edited("Be kind.", &[("kind", "brief"), ("Be brief", "Stay brief")]).as_deref(), Ok("Stay brief."));
        assert_eq!(edited("a\nb", &[("a\r\nb", "c\r\nd")]).as_deref(), Ok("c\nd"), "line ends are of one kind");
        assert_eq!(edited("Be kind.", &[("kind", "")]).as_deref(), Ok("Be ."));
    }

    #[test]
    fn a_passage_is_there_exactly_once() {
        assert_eq!(edited("a", &[]), Err(TextEditError::None));
        assert_eq!(edited("a", &[("a", "b"), ("a", "c")]), Err(TextEditError::NotFound { index: 1 }));
        assert_eq!(edited("a", &[("", "c")]), Err(TextEditError::NotFound { index: 0 }));
        assert_eq!(edited("é é", &[("é", "e")]), Err(TextEditError::NotUnique { index: 0, count: 2 }));
        assert_eq!(edited("aaa", &[("aa", "b")]), Err(TextEditError::NotUnique { index: 0, count: 2 }));
        assert_eq!(edited("a", &[("a", "a"); 501]), Err(TextEditError::TooMany));
    }
}
