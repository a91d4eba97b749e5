//! The numbered nodes of a comparison, and what each says.

use std::collections::HashMap;

use crate::domain::prompts::diff::{Area, Comparison, FieldChange, Mark, Piece, PieceKind, Row, visible_marks};

use crate::ui::components::html::Html;

/// Longer words are cut: this is a list to step through, not the text.
const QUOTED: usize = 60;

/// Every change in one line of words, in order: `replaced “may” with “must”`.
pub fn told(comparison: &Comparison) -> Vec<String> {
    let mut said: Vec<(String, String, bool)> =
        vec![(String::new(), String::new(), false); comparison.counts.text_changes];
    for row in &comparison.rows {
        match row {
            Row::Changed(line) => {
                let Some((removed, added, spacing)) = said.get_mut(line.change.saturating_sub(1)) else { continue };
                *spacing |= line.spacing;
                gather(removed, line.base.iter().flat_map(|side| &side.pieces), PieceKind::Removed);
                gather(added, line.head.iter().flat_map(|side| &side.pieces), PieceKind::Added);
            }
            Row::Block(block) => {
                let Some((removed, added, _)) = said.get_mut(block.change.saturating_sub(1)) else { continue };
                removed.extend(block.base.iter().map(|side| format!("lines {}", lines(side.first_no, side.lines))));
                added.extend(block.head.iter().map(|side| format!("lines {}", lines(side.first_no, side.lines))));
            }
            Row::Same(_) | Row::Fold(_) | Row::Blank(_) => {}
        }
    }
    let text = said.iter().map(|(removed, added, spacing)| in_words(removed, added, *spacing));
    text.chain(comparison.fields.iter().map(field)).collect()
}

fn lines(first: usize, count: usize) -> String {
    match count {
        1 => first.to_string(),
        _ => format!("{first} to {}", first + count - 1),
    }
}

fn gather<'a>(words: &mut String, pieces: impl Iterator<Item = &'a Piece>, kind: PieceKind) {
    for piece in pieces.filter(|piece| piece.kind == kind) {
        if words.len() > 4 * QUOTED {
            return;
        }
        if !words.is_empty() {
            words.push_str(" … ");
        }
        let start: String = piece.text.trim().chars().take(QUOTED + 1).collect();
        words.push_str(&in_sight(&start));
    }
}

/// What turns the writing direction or shows nothing is named, as in the lines themselves.
fn in_sight(text: &str) -> String {
    let mut shown = String::new();
    for stretch in visible_marks(text, false) {
        match stretch.mark {
            Some(Mark::Direction | Mark::Invisible) => {
                shown.extend(stretch.text.chars().map(|letter| format!("U+{:04X}", u32::from(letter))));
            }
            Some(Mark::TrailingSpace | Mark::Tab | Mark::NoBreakSpace | Mark::OtherSpace) | None => {
                shown.push_str(&stretch.text);
            }
        }
    }
    shown
}

fn in_words(removed: &str, added: &str, spacing: bool) -> String {
    match (removed.trim().is_empty(), added.trim().is_empty()) {
        (false, false) => format!("replaced “{}” with “{}”", cut(removed), cut(added)),
        (false, true) => format!("removed “{}”", cut(removed)),
        (true, false) => format!("added “{}”", cut(added)),
        (true, true) if spacing => String::from("spaces or line breaks only"),
        (true, true) => String::from("changed"),
    }
}

fn cut(words: &str) -> String {
    match words.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

fn field(change: &FieldChange) -> String {
    let name = field_name(change);
    match (&change.base, &change.head) {
        (Some(base), Some(head)) => format!("{name}: “{}” became “{}”", cut(base), cut(head)),
        (Some(base), None) => format!("{name}: removed “{}”", cut(base)),
        (None, Some(head)) => format!("{name}: added “{}”", cut(head)),
        (None, None) => name,
    }
}

/// `model.temperature`, `metadata.policy`, `variables`.
pub fn field_name(change: &FieldChange) -> String {
    match (change.area, change.path.as_str()) {
        (Area::Settings, "") => String::from("model settings"),
        (Area::Metadata, "") => String::from("metadata"),
        (Area::Metadata, path) if path.starts_with('[') => format!("metadata{path}"),
        (Area::Metadata, path) => format!("metadata.{path}"),
        (Area::Settings | Area::Variables, path) => path.to_owned(),
    }
}

/// Writes each number once: the first row of a change has it.
pub struct Cues<'a> {
    prefix: &'a str,
    total: usize,
    told: HashMap<usize, &'a str>,
    written: usize,
}

impl<'a> Cues<'a> {
    pub fn new(prefix: &'a str, told: &'a [String]) -> Self {
        let by_number = told.iter().enumerate().map(|(index, words)| (index + 1, words.as_str()));
        Self { prefix, total: told.len(), told: by_number.collect(), written: 0 }
    }

    /// Whether that change still waits for its number.
    pub fn is_new(&self, change: usize) -> bool {
        change > self.written
    }

    pub fn write(&mut self, html: &mut Html, change: usize) {
        if !self.is_new(change) {
            return;
        }
        self.written = change;
        // `external` leaves the click to the browser, which knows how to open what is folded away and to move the focus.
        html.raw("<a class=\"cue\" rel=\"external\" href=\"#").text(self.prefix).raw("c").number(change);
        html.raw("\" id=\"").text(self.prefix).raw("c").number(change);
        html.raw("\" data-step data-change=\"").number(change).raw("\" aria-label=\"Change ").number(change);
        html.raw(" of ").number(self.total).raw(", ").text(self.told.get(&change).copied().unwrap_or_default());
        html.raw("\">").number(change).raw("</a>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prompts::{
        diff::{Options, Side, compare},
        variable::TemplateFormat,
    };

    fn of(base: &str, head: &str) -> Vec<String> {
        let side = |text| Side { text, settings: None, metadata: None, format: TemplateFormat::Mustache };
        told(&compare(side(base), side(head), Options::default()))
    }

    #[test]
    fn every_change_is_told_in_words() {
        assert_eq!(of("You may pay.", "You must pay."), ["replaced “may” with “must”"]);
        assert_eq!(of("One.\nTwo.", "One."), ["removed “Two.”"]);
        assert_eq!(of("One.", "One. "), ["spaces or line breaks only"]);
    }

    #[test]
    fn nothing_in_the_words_turns_their_direction() {
        assert_eq!(of("a", "a \u{202e}b"), ["added “U+202Eb”"]);
    }

    #[test]
    fn long_words_are_cut_between_letters() {
        let long = "ü".repeat(300);
        assert!(of("", &long)[0].chars().count() < 80);
    }
}
