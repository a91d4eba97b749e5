//! One plain sentence on top of a comparison.

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use super::fields::{Area, FieldChange};
use super::model::{Block, Piece, PieceKind, Row};
use super::names::VariableChange;
use super::prose::interleaved;
use super::rows::Built;
use super::sentences::{self, SentenceCounts};

/// Joined, the parts are the sentence, without a full stop. A variable stands as it is written, with its braces.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum SummaryPart {
    Words(String),
    Variable(String),
}

/// Longer values are named, not quoted.
const VALUE_CHARS: usize = 40;

/// Numbers that are quoted, and variables that are named.
const NUMBERS_SAID: usize = 2;
const VARIABLES_SAID: usize = 3;

/// Words that may follow a number without saying what it counts.
const BETWEEN: &[&str] = &[
    "a", "after", "an", "and", "are", "as", "at", "before", "but", "by", "can", "for", "from", "has", "if", "in",
    "into", "is", "may", "must", "not", "of", "on", "or", "per", "should", "than", "that", "the", "then", "to",
    "until", "was", "when", "will", "with",
];

/// In longer lines the line is counted, not its sentences.
const LINE_BYTES: usize = 32_768;

type Item = Vec<SummaryPart>;

pub(super) fn sentence(built: &Built, fields: &[FieldChange], variables: &[VariableChange]) -> Vec<SummaryPart> {
    let mut tally = Tally::default();
    for row in &built.rows {
        tally.see(row, variables);
    }
    tally.settle_numbers();
    let mut items = tally.items();
    items.extend(variable_items(fields, variables.len()));
    items.extend(field_items(fields));
    if built.whitespace_only > 0 {
        let only = items.is_empty();
        let places = counted(built.whitespace_only, "place");
        let says = if only { "Only spaces and blank lines changed".to_owned() } else { format!("spacing in {places}") };
        items.push(words(says));
    }
    if items.is_empty() {
        items.push(words("Nothing changed".to_owned()));
    }
    joined(items)
}

fn words(text: String) -> Item {
    vec![SummaryPart::Words(text)]
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[derive(Default)]
struct Tally {
    added: usize,
    rewritten: usize,
    removed: usize,
    long_lines: usize,
    block_lines: (usize, usize),
    numbers: Vec<(String, SentenceCounts)>,
    lines_unnamed: usize,
}

impl Tally {
    fn see(&mut self, row: &Row, variables: &[VariableChange]) {
        let line = match row {
            Row::Changed(line) if !line.spacing => line,
            Row::Block(block) => return self.see_block(block),
            _ => return,
        };
        let pieces = interleaved(line);
        if line.by_line || pieces.iter().map(|piece| piece.text.len()).sum::<usize>() > LINE_BYTES {
            self.long_lines += 1;
            return;
        }
        if is_rename_alone(&pieces, variables) {
            return;
        }
        let counts = sentences::count(&pieces);
        if let Some(says) = number_change(&pieces) {
            self.numbers.push((says, counts));
        } else {
            let is_blank = pieces.iter().all(|piece| piece.text.trim().is_empty());
            self.count(counts, is_blank);
        }
    }

    fn count(&mut self, counts: SentenceCounts, is_blank: bool) {
        self.added += counts.added;
        self.rewritten += counts.rewritten;
        self.removed += counts.removed;
        let named = counts != SentenceCounts::default();
        self.lines_unnamed += usize::from(!named && !is_blank);
    }

    /// A few changed numbers are worth quoting, many are not.
    fn settle_numbers(&mut self) {
        if self.numbers.len() > NUMBERS_SAID {
            for (_, counts) in std::mem::take(&mut self.numbers) {
                self.count(counts, false);
            }
        }
    }

    fn see_block(&mut self, block: &Block) {
        self.block_lines.0 += block.base.as_ref().map_or(0, |side| side.lines);
        self.block_lines.1 += block.head.as_ref().map_or(0, |side| side.lines);
    }

    fn items(&self) -> Vec<Item> {
        let mut said: Vec<String> = Vec::new();
        let kinds = [(self.added, "added"), (self.rewritten, "rewritten"), (self.removed, "removed")];
        for (count, verb) in kinds.into_iter().filter(|(count, _)| *count > 0) {
            let what = if said.is_empty() { counted(count, "sentence") } else { count.to_string() };
            said.push(format!("{what} {verb}"));
        }
        if self.long_lines > 0 {
            said.push(format!("{} changed", counted(self.long_lines, "long line")));
        }
        match self.block_lines {
            (0, 0) => {}
            (0, new) => said.push(format!("{} added", counted(new, "line"))),
            (old, 0) => said.push(format!("{} removed", counted(old, "line"))),
            (old, new) => said.push(format!("{} replaced by {new}", counted(old, "line"))),
        }
        said.extend(self.numbers.iter().map(|(says, _)| says.clone()));
        if self.lines_unnamed > 0 {
            let noun = if said.is_empty() { "line" } else { "more line" };
            said.push(format!("{} changed", counted(self.lines_unnamed, noun)));
        }
        said.into_iter().map(words).collect()
    }
}

/// Old and new text of every changed place, if each removal is answered by an addition.
fn replacements(pieces: &[Piece]) -> Option<Vec<(&str, &str, &[Piece])>> {
    let mut found = Vec::new();
    let mut rest = pieces;
    while let [first, after @ ..] = rest {
        rest = after;
        match (first.kind, after) {
            (PieceKind::Same, _) => {}
            (PieceKind::Removed, [second, beyond @ ..]) if second.kind == PieceKind::Added => {
                found.push((first.text.as_str(), second.text.as_str(), beyond));
                rest = beyond;
            }
            _ => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}

fn is_rename_alone(pieces: &[Piece], variables: &[VariableChange]) -> bool {
    let renamed = |old: &str, new: &str| {
        variables.iter().any(|change| match (&change.removed, &change.added) {
            (Some(from), Some(to)) => old.contains(from.as_str()) && old.replace(from.as_str(), to) == new,
            _ => false,
        })
    };
    replacements(pieces).is_some_and(|places| places.iter().all(|(old, new, _)| renamed(old, new)))
}

/// `14 days instead of 30`, where a number is all that changed in a line.
fn number_change(pieces: &[Piece]) -> Option<String> {
    let places = replacements(pieces)?;
    let [(old, new, beyond)] = places.as_slice() else {
        return None;
    };
    let is_number = |text: &str| {
        text.contains(|sign: char| sign.is_ascii_digit())
            && text.len() <= 12
            && text.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '%' | '-' | '$' | '€' | '£'))
    };
    if !is_number(old) || !is_number(new) {
        return None;
    }
    let after = beyond.first().and_then(|piece| piece.text.strip_prefix(' '));
    let word = after.filter(|text| text.starts_with(char::is_alphabetic)).and_then(|text| text.unicode_words().next());
    let noun = word.filter(|word| !BETWEEN.contains(&word.to_lowercase().as_str()));
    Some(match noun {
        Some(noun) => format!("{new} {noun} instead of {old}"),
        None => format!("{new} instead of {old}"),
    })
}

fn variable_items(fields: &[FieldChange], changed: usize) -> Vec<Item> {
    let mut items = Vec::new();
    let named = fields.iter().filter(|field| field.area == Area::Variables);
    for field in named.take(VARIABLES_SAID) {
        let variable = |name: &String| SummaryPart::Variable(name.clone());
        let says = |text: &str| SummaryPart::Words(text.to_owned());
        match (&field.base, &field.head) {
            (Some(old), Some(new)) => items.push(vec![variable(old), says(" became "), variable(new)]),
            (Some(old), None) => items.push(vec![variable(old), says(" removed")]),
            (None, Some(new)) => items.push(vec![variable(new), says(" added")]),
            (None, None) => {}
        }
    }
    if changed > VARIABLES_SAID {
        items.push(words(counted(changed - VARIABLES_SAID, "more variable")));
    }
    items
}

fn field_items(fields: &[FieldChange]) -> Vec<Item> {
    let changed: Vec<&FieldChange> = fields.iter().filter(|field| field.area != Area::Variables).collect();
    let Some((first, more)) = changed.split_first() else {
        return Vec::new();
    };
    let mut items = vec![words(field_words(first))];
    if !more.is_empty() {
        let settings = more.iter().any(|field| field.area == Area::Settings);
        let noun = if settings || first.area == Area::Settings { "more setting" } else { "more metadata value" };
        items.push(words(counted(more.len(), noun)));
    }
    items
}

fn field_words(field: &FieldChange) -> String {
    let path = &field.path;
    let name = match (field.area, path.is_empty()) {
        (Area::Metadata, true) => "metadata".to_owned(),
        (Area::Metadata, false) if path.starts_with('[') => format!("metadata{path}"),
        (Area::Metadata, false) => format!("metadata.{path}"),
        (_, true) => "settings".to_owned(),
        (_, false) => path.clone(),
    };
    let short = |value: &str| value.chars().count() <= VALUE_CHARS && !value.contains('\n') && !value.is_empty();
    match (&field.base, &field.head) {
        (Some(old), Some(new)) if short(old) && short(new) => format!("{name} {old} → {new}"),
        (None, Some(new)) if short(new) => format!("{name} {new} added"),
        (None, Some(_)) => format!("{name} added"),
        (Some(_), None) => format!("{name} removed"),
        _ => format!("{name} changed"),
    }
}

fn joined(items: Vec<Item>) -> Vec<SummaryPart> {
    let last = items.len().saturating_sub(1);
    let mut parts: Vec<SummaryPart> = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let before = match index {
            0 => "",
            _ if index == last => " and ",
            _ => ", ",
        };
        for part in std::iter::once(SummaryPart::Words(before.to_owned())).chain(item) {
            match (parts.last_mut(), part) {
                (_, SummaryPart::Words(text)) if text.is_empty() => {}
                (Some(SummaryPart::Words(said)), SummaryPart::Words(text)) => said.push_str(&text),
                (_, part) => parts.push(part),
            }
        }
    }
    parts
}
