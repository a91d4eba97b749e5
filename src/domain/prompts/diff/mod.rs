//! Two states of a prompt compared: rows for the eye, changed fields, counts and one sentence.
//!
//! Every limit is counted in work and never in time, so that the server and the browser show the same.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::variable::TemplateFormat;

mod fields;
mod folds;
#[cfg(any(test, feature = "fuzz"))]
pub mod fuzz;
mod lines;
mod marks;
mod model;
mod names;
mod pairs;
mod prose;
mod rows;
mod sentences;
mod summary;
mod words;

pub use fields::{Area, FieldChange};
pub use marks::{Mark, Marked, visible_marks};
pub use model::{BlankLine, Block, BlockSide, ChangedLine, Fold, LineSide, Piece, PieceKind, Row, SameLine};
pub use prose::{ProseBlock, ProseLine, prose};
pub use summary::SummaryPart;

/// One of the two states. Text has LF line ends only.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    pub text: &'a str,
    pub settings: Option<&'a Value>,
    pub metadata: Option<&'a Value>,
    pub format: TemplateFormat,
}

#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Shows lines that differ in nothing but spaces as unchanged. They are counted all the same.
    pub ignore_whitespace: bool,
    /// Unchanged lines shown on either side of a change.
    pub context: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { ignore_whitespace: false, context: 3 }
    }
}

#[derive(Serialize, Deserialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All numbered changes: those of the text first, then those of the fields.
    pub changes: usize,
    pub text_changes: usize,
    pub words_added: usize,
    pub words_removed: usize,
    /// Changes of nothing but spaces and blank lines, also when they are hidden and therefore without a number.
    pub whitespace_only: usize,
}

/// What was left out because the input is large. A screen always says so.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Fallback {
    /// Some changed lines are shown whole.
    Lines,
    /// Some changed stretches are shown whole.
    Block,
}

impl Fallback {
    pub fn says(self) -> &'static str {
        match self {
            Self::Lines => "Too large for a word diff, shown by line.",
            Self::Block => "Too large to compare line by line, what changed is shown as one block.",
        }
    }
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq)]
pub struct Comparison {
    pub rows: Vec<Row>,
    pub fields: Vec<FieldChange>,
    pub counts: Counts,
    pub summary: Vec<SummaryPart>,
    pub fallback: Option<Fallback>,
}

impl Comparison {
    /// Nothing differs, not even in spaces.
    pub fn is_unchanged(&self) -> bool {
        self.counts.changes == 0 && self.counts.whitespace_only == 0
    }

    /// The lines of both sides together, where they stand beside each other counted once. No line has a higher number.
    pub fn lines(&self) -> usize {
        let lines = |row: &Row| match row {
            Row::Same(_) | Row::Changed(_) | Row::Blank(_) => 1,
            Row::Fold(fold) => fold.lines,
            Row::Block(block) => {
                let side = |side: &Option<BlockSide>| side.as_ref().map_or(0, |side| side.lines);
                side(&block.base).max(side(&block.head))
            }
        };
        self.rows.iter().map(lines).sum()
    }
}

/// Compares two states. Numbers run from 1 through the text and on through the fields, without a gap.
pub fn compare(base: Side<'_>, head: Side<'_>, options: Options) -> Comparison {
    let built = rows::build(base, head, options.ignore_whitespace);
    let variables = names::changes(base, head, &built.rows);
    let fields = fields::changes(base, head, &variables, built.changes);
    let summary = summary::sentence(&built, &fields, &variables);
    let counts = Counts {
        changes: built.changes + fields.len(),
        text_changes: built.changes,
        words_added: built.words_added,
        words_removed: built.words_removed,
        whitespace_only: built.whitespace_only,
    };
    let rows = folds::fold(built.rows, options.context);
    Comparison { rows, fields, counts, summary, fallback: built.fallback }
}

/// The numbers of the head's lines that are new or changed, for the bars in an editor's gutter.
pub fn changed_head_lines(comparison: &Comparison) -> Vec<usize> {
    let mut numbers = Vec::new();
    for row in &comparison.rows {
        match row {
            Row::Changed(line) => numbers.extend(line.head.as_ref().map(|side| side.no)),
            Row::Block(block) => {
                if let Some(side) = &block.head {
                    numbers.extend(side.first_no..side.first_no + side.lines);
                }
            }
            Row::Same(_) | Row::Fold(_) | Row::Blank(_) => {}
        }
    }
    numbers
}

#[cfg(test)]
mod tests;
