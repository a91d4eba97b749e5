//! From aligned lines to numbered rows.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::lines::{self, Step};
use super::model::{BlankLine, Block, BlockSide, ChangedLine, LineSide, Piece, PieceKind, Row, SameLine};
use super::pairs::{PairBudget, pair};
use super::words::{self, TokenBudget};
use super::{Fallback, Side};

pub(super) struct Built {
    /// Not folded yet.
    pub rows: Vec<Row>,
    pub changes: usize,
    pub words_added: usize,
    pub words_removed: usize,
    pub whitespace_only: usize,
    pub fallback: Option<Fallback>,
}

pub(super) fn build(base: Side<'_>, head: Side<'_>, ignore_whitespace: bool) -> Built {
    let old = lines::split(base.text);
    let new = lines::split(head.text);
    let mut builder = Builder {
        old: &old,
        new: &new,
        sides: (base, head),
        ignore_whitespace,
        tokens: TokenBudget::new(),
        pairs: PairBudget::new(),
        open: Open::Nothing,
        built: Built {
            rows: Vec::with_capacity(old.len().max(new.len())),
            changes: 0,
            words_added: 0,
            words_removed: 0,
            whitespace_only: 0,
            fallback: None,
        },
    };
    for step in lines::align(&old, &new, !ignore_whitespace) {
        builder.step(step);
    }
    builder.built
}

/// The change a line of one side can still join.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Words,
    Spacing,
}

struct Builder<'a> {
    old: &'a [&'a str],
    new: &'a [&'a str],
    sides: (Side<'a>, Side<'a>),
    ignore_whitespace: bool,
    tokens: TokenBudget,
    pairs: PairBudget,
    open: Open,
    built: Built,
}

impl Builder<'_> {
    fn step(&mut self, step: Step) {
        match step {
            Step::Same { base, head } => {
                self.open = Open::Nothing;
                self.same(base, head);
            }
            Step::Spacing { base, head } => self.spacing(base, head),
            Step::Gap { base, head } => self.gap(base, head),
            Step::Block { base, head } => self.block(base, head),
        }
    }

    fn same(&mut self, base: usize, head: usize) {
        let text = self.new[head].to_owned();
        self.built.rows.push(Row::Same(SameLine { base_no: base + 1, head_no: head + 1, text }));
    }

    fn spacing(&mut self, base: Option<usize>, head: Option<usize>) {
        let joins = self.open == Open::Spacing && (base.is_none() || head.is_none());
        self.open = Open::Spacing;
        if !joins {
            self.built.whitespace_only += 1;
        }
        if !self.ignore_whitespace {
            self.built.changes += usize::from(!joins);
            self.changed(base, head, true);
            return;
        }
        match (base, head) {
            (Some(base), Some(head)) => self.same(base, head),
            _ => {
                let text = head.map(|line| self.new[line]).or(base.map(|line| self.old[line]));
                self.built.rows.push(Row::Blank(BlankLine {
                    base_no: base.map(|line| line + 1),
                    head_no: head.map(|line| line + 1),
                    text: text.unwrap_or_default().to_owned(),
                }));
            }
        }
    }

    fn gap(&mut self, base: Range<usize>, head: Range<usize>) {
        let pairs = pair(&self.old[base.clone()], &self.new[head.clone()], &mut self.pairs);
        for (old, new) in pairs {
            let joins = self.open == Open::Words && (old.is_none() || new.is_none());
            self.open = Open::Words;
            self.built.changes += usize::from(!joins);
            self.changed(old.map(|line| base.start + line), new.map(|line| head.start + line), false);
        }
    }

    fn changed(&mut self, base: Option<usize>, head: Option<usize>, spacing: bool) {
        let mut by_line = false;
        let (old, new) = match (base, head) {
            (Some(base), Some(head)) => {
                let formats = (self.sides.0.format, self.sides.1.format);
                let diff = words::compare(self.old[base], self.new[head], formats, &mut self.tokens);
                by_line = diff.by_line;
                (diff.base, diff.head)
            }
            _ => (
                base.map_or_else(Vec::new, |line| Piece::whole(self.old[line], PieceKind::Removed)),
                head.map_or_else(Vec::new, |line| Piece::whole(self.new[line], PieceKind::Added)),
            ),
        };
        if by_line {
            self.built.fallback.get_or_insert(Fallback::Lines);
        }
        self.built.words_removed += changed_words(&old);
        self.built.words_added += changed_words(&new);
        self.built.rows.push(Row::Changed(ChangedLine {
            change: self.built.changes,
            spacing,
            by_line,
            base: base.map(|line| LineSide { no: line + 1, pieces: old }),
            head: head.map(|line| LineSide { no: line + 1, pieces: new }),
        }));
    }

    fn block(&mut self, base: Range<usize>, head: Range<usize>) {
        self.open = Open::Nothing;
        self.built.changes += 1;
        self.built.fallback = Some(Fallback::Block);
        let side = |lines: &[&str], range: Range<usize>| {
            (!range.is_empty()).then(|| BlockSide {
                first_no: range.start + 1,
                lines: range.len(),
                text: lines[range].join("\n"),
            })
        };
        let (old, new) = (side(self.old, base), side(self.new, head));
        self.built.words_removed += old.as_ref().map_or(0, |side| side.text.unicode_words().count());
        self.built.words_added += new.as_ref().map_or(0, |side| side.text.unicode_words().count());
        self.built.rows.push(Row::Block(Block { change: self.built.changes, base: old, head: new }));
    }
}

fn changed_words(pieces: &[Piece]) -> usize {
    let changed = pieces.iter().filter(|piece| piece.kind != PieceKind::Same);
    changed.map(|piece| piece.text.unicode_words().count()).sum()
}
