//! What a screen shows, row by row.

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum PieceKind {
    Same,
    Removed,
    Added,
}

/// The pieces of a line, put together, are the line byte for byte.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub kind: PieceKind,
}

impl Piece {
    pub fn new(text: &str, kind: PieceKind) -> Self {
        Self { text: text.to_owned(), kind }
    }

    /// A whole line in one piece; none for a blank line.
    pub(super) fn whole(text: &str, kind: PieceKind) -> Vec<Self> {
        if text.is_empty() { Vec::new() } else { vec![Self::new(text, kind)] }
    }
}

/// Numbers of lines count from 1.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct SameLine {
    pub base_no: usize,
    pub head_no: usize,
    /// Of the head, where spaces are ignored and differ.
    pub text: String,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct LineSide {
    pub no: usize,
    pub pieces: Vec<Piece>,
}

impl LineSide {
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// A changed line: beside each other where both sides are there.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct ChangedLine {
    /// Counts from 1. A line that stands on one side only can share the number of the row before it.
    pub change: usize,
    /// Nothing but spaces, or a blank line.
    #[serde(default, skip_serializing_if = "is_false")]
    pub spacing: bool,
    /// Too large for a word diff.
    #[serde(default, skip_serializing_if = "is_false")]
    pub by_line: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<LineSide>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<LineSide>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// Unchanged lines that are folded away. They stay in the page so that its search reaches them.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    pub base_first: usize,
    pub head_first: usize,
    pub lines: usize,
    /// The lines with line breaks between them.
    pub text: String,
    /// The last Markdown heading in the fold or above it, without its marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
}

impl Fold {
    pub fn rows(&self) -> impl Iterator<Item = SameLine> + '_ {
        self.text.split('\n').enumerate().map(|(index, text)| SameLine {
            base_no: self.base_first + index,
            head_no: self.head_first + index,
            text: text.to_owned(),
        })
    }
}

/// A stretch too large to be compared line by line.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub change: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<BlockSide>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<BlockSide>,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct BlockSide {
    pub first_no: usize,
    pub lines: usize,
    /// The lines with line breaks between them.
    pub text: String,
}

/// A blank line of one side, shown without a number while spaces are ignored.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct BlankLine {
    pub base_no: Option<usize>,
    pub head_no: Option<usize>,
    pub text: String,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    Same(SameLine),
    Changed(ChangedLine),
    Fold(Fold),
    Block(Block),
    Blank(BlankLine),
}
