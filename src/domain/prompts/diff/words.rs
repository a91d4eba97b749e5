//! Which words of a changed line changed.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use super::model::{Piece, PieceKind};
use crate::domain::prompts::variable::{SegmentKind, TemplateFormat, segments};

/// Below this share of common letters old and new are shown whole.
const COMMON_AT_LEAST: f32 = 0.4;

/// A line that only grew or shrank keeps its highlights when this share of the shorter form stayed …
const KEPT_AT_LEAST: f32 = 0.8;

/// … in at most this many changes.
const FEW_EDITS: usize = 3;

/// Longer lines are first freed of their common beginning and end.
const LONG_LINE: usize = 4_096;

/// Words and spaces of both sides that one comparison looks at.
const TOKENS_COMPARED: usize = 120_000;

pub(super) struct TokenBudget(usize);

impl TokenBudget {
    pub(super) fn new() -> Self {
        Self(TOKENS_COMPARED)
    }
}

pub(super) struct WordDiff {
    pub base: Vec<Piece>,
    pub head: Vec<Piece>,
    /// The budget did not reach: both sides are shown whole.
    pub by_line: bool,
}

#[derive(Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    id: u32,
    letters: usize,
    variable: bool,
}

impl Token<'_> {
    fn is_space(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }

    fn ends_sentence(&self) -> bool {
        self.text.ends_with(['.', '!', '?', '。', '！', '？', '؟', '।'])
    }
}

/// A stretch of tokens, the same on both sides or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    base: Range<usize>,
    head: Range<usize>,
    same: bool,
}

pub(super) fn compare(
    base: &str,
    head: &str,
    formats: (TemplateFormat, TemplateFormat),
    budget: &mut TokenBudget,
) -> WordDiff {
    let (before, after) = common_ends(base, head);
    let base_middle = &base[before..base.len() - after];
    let head_middle = &head[before..head.len() - after];
    let mut ids = HashMap::new();
    let old = tokens(base_middle, formats.0, &mut ids);
    let new = tokens(head_middle, formats.1, &mut ids);
    if old.len() + new.len() > budget.0 {
        return whole(base, head, true);
    }
    budget.0 -= old.len() + new.len();

    let mut runs = difference(&old, &new);
    merge_small_gaps(&mut runs, &old, &new);
    slide(&mut runs, &old, &new);
    if mostly_changed(&runs, &old, &new, before + after) {
        return whole(base, head, false);
    }
    let ends = (&base[..before], &base[base.len() - after..]);
    WordDiff {
        base: pieces(&old, &runs, ends, |run| run.base.clone(), PieceKind::Removed),
        head: pieces(&new, &runs, ends, |run| run.head.clone(), PieceKind::Added),
        by_line: false,
    }
}

fn whole(base: &str, head: &str, by_line: bool) -> WordDiff {
    WordDiff { base: Piece::whole(base, PieceKind::Removed), head: Piece::whole(head, PieceKind::Added), by_line }
}

/// The common beginning and end of two long lines in bytes, each cut back to a space before a plain character, where no
/// word, grapheme or variable can be cut.
fn common_ends(base: &str, head: &str) -> (usize, usize) {
    let (old, new) = (base.as_bytes(), head.as_bytes());
    if old.len().min(new.len()) <= LONG_LINE {
        return (0, 0);
    }
    let plain_after_space =
        |bytes: &[u8], at: usize| at > 0 && bytes[at - 1] == b' ' && bytes.get(at).is_some_and(u8::is_ascii_graphic);
    let safe = |at_old: usize, at_new: usize| plain_after_space(old, at_old) && plain_after_space(new, at_new);
    let start = old.iter().zip(new).take_while(|(left, right)| left == right).count();
    let start = (1..=start).rev().find(|at| safe(*at, *at)).unwrap_or(0);
    let rest = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = rest.take_while(|(left, right)| left == right).count();
    let end = (1..=end).rev().find(|length| safe(old.len() - length, new.len() - length)).unwrap_or(0);
    (start, end)
}

/// Words, spaces and signs by UAX #29, each variable whole, no grapheme cut.
fn tokens<'a>(text: &'a str, format: TemplateFormat, ids: &mut HashMap<&'a str, u32>) -> Vec<Token<'a>> {
    let mut ends: Vec<(usize, bool)> = Vec::new();
    let mut at = 0;
    for segment in segments(text, format) {
        let part = &text[at..at + segment.text.len()];
        if segment.kind == SegmentKind::Variable {
            ends.push((at + part.len(), true));
        } else {
            ends.extend(part.split_word_bound_indices().map(|(from, word)| (at + from + word.len(), false)));
        }
        at += part.len();
    }
    if !text.is_ascii() {
        keep_graphemes(text, &mut ends);
    }
    let mut from = 0;
    let mut found = Vec::with_capacity(ends.len());
    for (end, variable) in ends {
        let part = &text[from..end];
        let next = u32::try_from(ids.len()).expect("a line holds fewer words than u32 counts");
        let id = *ids.entry(part).or_insert(next);
        let letters = part.chars().filter(|letter| letter.is_alphanumeric()).count();
        found.push(Token { text: part, id, letters, variable });
        from = end;
    }
    found
}

/// Drops every word boundary that lies inside a grapheme.
fn keep_graphemes(text: &str, ends: &mut Vec<(usize, bool)>) {
    let mut graphemes = text.grapheme_indices(true).map(|(from, cluster)| from + cluster.len()).peekable();
    ends.retain(|(end, _)| {
        while graphemes.next_if(|boundary| boundary < end).is_some() {}
        graphemes.peek() == Some(end)
    });
}

fn difference(old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Run> {
    let ids = |tokens: &[Token<'_>]| tokens.iter().map(|token| token.id).collect::<Vec<_>>();
    let mut runs: Vec<Run> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &ids(old), &ids(new)) {
        let same = matches!(op, DiffOp::Equal { .. });
        push(&mut runs, Run { base: op.old_range(), head: op.new_range(), same });
    }
    runs
}

/// Appends a run; neighbours of one kind become one.
fn push(runs: &mut Vec<Run>, run: Run) {
    if run.base.is_empty() && run.head.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.same == run.same => {
            last.base.end = run.base.end;
            last.head.end = run.head.end;
        }
        _ => runs.push(run),
    }
}

fn letters(tokens: &[Token<'_>]) -> usize {
    tokens.iter().map(|token| token.letters).sum()
}

/// A space, a comma or a short word left standing between two longer changes is read with them as one change.
fn merge_small_gaps(runs: &mut Vec<Run>, old: &[Token<'_>], new: &[Token<'_>]) {
    let size = |run: &Run| letters(&old[run.base.clone()]).max(letters(&new[run.head.clone()]));
    loop {
        let mut merged: Vec<Run> = Vec::with_capacity(runs.len());
        for (index, run) in runs.iter().enumerate() {
            let inside = run.same && index > 0 && index + 1 < runs.len();
            let between = inside
                && is_small_gap(run, old, || {
                    let before = merged.last().map_or(0, &size);
                    before.min(size(&runs[index + 1]))
                });
            push(&mut merged, Run { same: run.same && !between, ..run.clone() });
        }
        let settled = merged.len() == runs.len();
        *runs = merged;
        if settled {
            return;
        }
    }
}

fn is_small_gap(run: &Run, old: &[Token<'_>], neighbours: impl Fn() -> usize) -> bool {
    let gap = &old[run.base.clone()];
    if gap.iter().any(|token| token.variable) {
        return false;
    }
    let weight = letters(gap);
    (weight == 0 && gap.len() <= 3) || 2 * weight <= neighbours()
}

/// Where an insertion or removal could as well stand a few words earlier or later, it begins with a word.
fn slide(runs: &mut Vec<Run>, old: &[Token<'_>], new: &[Token<'_>]) {
    between_unchanged(runs, old.len(), new.len());
    for index in 0..runs.len() {
        let run = runs[index].clone();
        if run.same || (!run.base.is_empty() && !run.head.is_empty()) {
            continue;
        }
        let (tokens, edit) = if run.head.is_empty() { (old, run.base) } else { (new, run.head) };
        let room_before = room(runs, index.checked_sub(1), index > 1);
        let room_after = room(runs, Some(index + 1), index + 2 < runs.len());
        let moved = best_place(tokens, &edit, room_before, room_after);
        shift(runs, index, moved);
    }
    let slid = std::mem::take(runs);
    for run in slid {
        push(runs, run);
    }
}

/// The words that an edit at either end moves away from need a run to stand in, though it is empty before.
fn between_unchanged(runs: &mut Vec<Run>, old: usize, new: usize) {
    let empty = |base, head| Run { base: base..base, head: head..head, same: true };
    if runs.first().is_some_and(|run| !run.same) {
        runs.insert(0, empty(0, 0));
    }
    if runs.last().is_some_and(|run| !run.same) {
        runs.push(empty(old, new));
    }
}

/// How far an edit can move into its unchanged neighbour without meeting the next edit.
fn room(runs: &[Run], neighbour: Option<usize>, edit_beyond: bool) -> usize {
    let length = neighbour.and_then(|at| runs.get(at)).map_or(0, |run| run.base.len());
    length.saturating_sub(usize::from(edit_beyond))
}

fn best_place(tokens: &[Token<'_>], edit: &Range<usize>, before: usize, after: usize) -> isize {
    let mut places = vec![(0_isize, edit.clone())];
    let mut place = edit.clone();
    for step in 1..=before.min(edit.len()) {
        if tokens[place.start - 1].id != tokens[place.end - 1].id {
            break;
        }
        place = place.start - 1..place.end - 1;
        places.push((-(step as isize), place.clone()));
    }
    place = edit.clone();
    for step in 1..=after.min(edit.len()) {
        if tokens[place.start].id != tokens[place.end].id {
            break;
        }
        place = place.start + 1..place.end + 1;
        places.push((step as isize, place.clone()));
    }
    let best = places.into_iter().max_by_key(|(by, place)| (readability(tokens, place), -by.abs(), *by));
    best.map_or(0, |(by, _)| by)
}

fn readability(tokens: &[Token<'_>], edit: &Range<usize>) -> usize {
    let before = edit.start.checked_sub(1).map(|at| &tokens[at]);
    let starts_a_word = before.is_none_or(Token::is_space) && !tokens[edit.start].is_space();
    let ends_clean = tokens.get(edit.end).is_none() || tokens[edit.end - 1].is_space();
    let said_before = tokens[..edit.start].iter().rev().find(|token| !token.is_space());
    let starts_a_sentence = starts_a_word && said_before.is_none_or(Token::ends_sentence);
    2 * usize::from(starts_a_word) + 2 * usize::from(ends_clean) + usize::from(starts_a_sentence)
}

fn shift(runs: &mut [Run], index: usize, by: isize) {
    if by == 0 {
        return;
    }
    let moved = |range: &Range<usize>| range.start.strict_add_signed(by)..range.end.strict_add_signed(by);
    runs[index].base = moved(&runs[index].base);
    runs[index].head = moved(&runs[index].head);
    let (base, head) = (runs[index].base.clone(), runs[index].head.clone());
    if let Some(before) = index.checked_sub(1).and_then(|at| runs.get_mut(at)) {
        before.base.end = base.start;
        before.head.end = head.start;
    }
    if let Some(after) = runs.get_mut(index + 1) {
        after.base.start = base.end;
        after.head.start = head.end;
    }
}

fn mostly_changed(runs: &[Run], old: &[Token<'_>], new: &[Token<'_>], common_ends: usize) -> bool {
    let same: usize = runs.iter().filter(|run| run.same).map(|run| letters(&old[run.base.clone()])).sum();
    let common = (same + common_ends) as f32;
    let (base, head) = ((letters(old) + common_ends) as f32, (letters(new) + common_ends) as f32);
    if base + head == 0.0 {
        return false;
    }
    let edits = runs.iter().filter(|run| !run.same).count();
    let only_grew = common > 0.0 && edits <= FEW_EDITS && common >= KEPT_AT_LEAST * base.min(head);
    2.0 * common < COMMON_AT_LEAST * (base + head) && !only_grew
}

fn pieces(
    tokens: &[Token<'_>],
    runs: &[Run],
    ends: (&str, &str),
    side: impl Fn(&Run) -> Range<usize>,
    changed: PieceKind,
) -> Vec<Piece> {
    let mut found: Vec<Piece> = Piece::whole(ends.0, PieceKind::Same);
    let parts = runs.iter().map(|run| {
        let text: String = tokens[side(run)].iter().map(|token| token.text).collect();
        (text, if run.same { PieceKind::Same } else { changed })
    });
    for (text, kind) in parts.chain([(ends.1.to_owned(), PieceKind::Same)]) {
        match found.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.kind == kind => last.text.push_str(&text),
            _ => found.push(Piece { text, kind }),
        }
    }
    found
}

#[cfg(test)]
#[path = "words_tests.rs"]
mod tests;
