//! Track changes: one text with insertions and deletions inside the sentence.

use serde::{Deserialize, Serialize};

use super::Comparison;
use super::model::{Block, ChangedLine, Fold, LineSide, Piece, PieceKind, Row};

/// A line of the text. Leaving out what was removed gives the head, leaving out what was added the base.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct ProseLine {
    /// None where nothing changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<usize>,
    /// Whether the line itself, with its line break, was added or removed.
    pub kind: PieceKind,
    pub pieces: Vec<Piece>,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ProseBlock {
    Line(ProseLine),
    Fold(Fold),
    Block(Block),
}

pub fn prose(comparison: &Comparison) -> Vec<ProseBlock> {
    comparison.rows.iter().map(block_of).collect()
}

fn block_of(row: &Row) -> ProseBlock {
    match row {
        Row::Same(line) => unchanged(&line.text),
        Row::Blank(line) => unchanged(&line.text),
        Row::Fold(fold) => ProseBlock::Fold(fold.clone()),
        Row::Block(block) => ProseBlock::Block(block.clone()),
        Row::Changed(line) => ProseBlock::Line(ProseLine {
            change: Some(line.change),
            kind: match (&line.base, &line.head) {
                (Some(_), None) => PieceKind::Removed,
                (None, Some(_)) => PieceKind::Added,
                _ => PieceKind::Same,
            },
            pieces: interleaved(line),
        }),
    }
}

fn unchanged(text: &str) -> ProseBlock {
    let pieces = Piece::whole(text, PieceKind::Same);
    ProseBlock::Line(ProseLine { change: None, kind: PieceKind::Same, pieces })
}

/// Both sides of a line in one sequence. Unchanged pieces stand on both sides in the same order, so they are the beat:
/// between two of them comes what was removed, then what was added.
pub(super) fn interleaved(line: &ChangedLine) -> Vec<Piece> {
    let mut old = Reader::of(line.base.as_ref());
    let mut new = Reader::of(line.head.as_ref());
    let mut found = Vec::new();
    loop {
        found.extend(old.changed());
        found.extend(new.changed());
        let (left, right) = (old.rest(), new.rest());
        // One side may hold in one piece what an insertion parts on the other.
        let common = match (left.len(), right.len()) {
            (0, 0) => return found,
            (0, length) | (length, 0) => length,
            (left, right) => left.min(right),
        };
        let text = if left.is_empty() { right } else { left };
        found.push(Piece::new(&text[..common], PieceKind::Same));
        old.advance(common);
        new.advance(common);
    }
}

struct Reader<'a> {
    pieces: &'a [Piece],
    /// Read bytes of the first of them.
    read: usize,
}

impl<'a> Reader<'a> {
    fn of(side: Option<&'a LineSide>) -> Self {
        Self { pieces: side.map_or(&[], |side| side.pieces.as_slice()), read: 0 }
    }

    fn changed(&mut self) -> Vec<Piece> {
        let count = self.pieces.iter().take_while(|piece| piece.kind != PieceKind::Same).count();
        let (changed, rest) = self.pieces.split_at(if self.read == 0 { count } else { 0 });
        self.pieces = rest;
        changed.to_vec()
    }

    /// What is left of the unchanged piece that comes first.
    fn rest(&self) -> &'a str {
        self.pieces.first().map_or("", |piece| &piece.text[self.read..])
    }

    fn advance(&mut self, bytes: usize) {
        let Some(piece) = self.pieces.first() else {
            return;
        };
        self.read += bytes;
        if self.read == piece.text.len() {
            self.pieces = &self.pieces[1..];
            self.read = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PieceKind::{Added, Removed, Same};

    fn side(pieces: &[(&str, PieceKind)]) -> Option<LineSide> {
        let pieces = pieces.iter().map(|(text, kind)| Piece::new(text, *kind)).collect();
        Some(LineSide { no: 1, pieces })
    }

    fn read(base: Option<LineSide>, head: Option<LineSide>) -> Vec<(String, PieceKind)> {
        let line = ChangedLine { change: 1, spacing: false, by_line: false, base, head };
        interleaved(&line).into_iter().map(|piece| (piece.text, piece.kind)).collect()
    }

    #[test]
    fn removed_comes_before_added_between_what_stayed() {
        let base = side(&[("Pay in ", Same), ("30", Removed), (" days.", Same)]);
        let head = side(&[("Pay ", Same), ("me ", Added), ("in ", Same), ("14", Added), (" days.", Same)]);
        let words = [("Pay ", Same), ("me ", Added), ("in ", Same), ("30", Removed), ("14", Added), (" days.", Same)];
        assert_eq!(read(base, head), words.map(|(text, kind)| (text.to_owned(), kind)));
    }

    #[test]
    fn a_line_of_one_side_is_its_own_pieces() {
        assert_eq!(read(None, side(&[("new", Added)])), [("new".to_owned(), Added)]);
        assert!(read(side(&[]), None).is_empty());
    }
}
