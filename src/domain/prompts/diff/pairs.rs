//! Which removed line became which added line.

use std::collections::HashMap;

/// From this likeness on two lines are taken for old and new form of one.
const ALIKE: f32 = 0.35;

/// Lines without likeness still stand beside each other when nothing better is there.
const BESIDE: f32 = 0.01;

/// A pair of rows of a gap; one side is missing where a line was only added or only removed.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// How much looking for pairs may cost in one comparison, in words looked at.
pub(super) struct PairBudget(usize);

impl PairBudget {
    pub(super) fn new() -> Self {
        Self(2_000_000)
    }
}

/// Pairs in reading order. Where the budget is used up, lines are paired from the top.
pub(super) fn pair(base: &[&str], head: &[&str], budget: &mut PairBudget) -> Vec<Pair> {
    if base.is_empty() || head.is_empty() || (base.len() == 1 && head.len() == 1) {
        return from_the_top(base, head);
    }
    let mut ids = HashMap::new();
    let bytes: usize = base.iter().chain(head).map(|line| line.len()).sum();
    let cells = base.len() * head.len();
    if bytes + cells > budget.0 {
        return from_the_top(base, head);
    }
    budget.0 -= bytes + cells;
    let old: Vec<Bag> = base.iter().map(|line| Bag::of(line, &mut ids)).collect();
    let new: Vec<Bag> = head.iter().map(|line| Bag::of(line, &mut ids)).collect();
    let words = |bags: &[Bag]| bags.iter().map(|bag| bag.words.len()).sum::<usize>();
    let cost = words(&old) * new.len() + words(&new) * old.len();
    if cost > budget.0 {
        return from_the_top(base, head);
    }
    budget.0 -= cost;
    best(&old, &new)
}

fn from_the_top(base: &[&str], head: &[&str]) -> Vec<Pair> {
    let blank = |lines: &[&str], at: usize| lines[at].trim().is_empty();
    let mut pairs = Vec::with_capacity(base.len().max(head.len()));
    let (mut old, mut new) = (0, 0);
    while old < base.len() && new < head.len() {
        match (blank(base, old), blank(head, new)) {
            (true, false) => {
                pairs.push((Some(old), None));
                old += 1;
            }
            (false, true) => {
                pairs.push((None, Some(new)));
                new += 1;
            }
            _ => {
                pairs.push((Some(old), Some(new)));
                old += 1;
                new += 1;
            }
        }
    }
    pairs.extend((old..base.len()).map(|line| (Some(line), None)));
    pairs.extend((new..head.len()).map(|line| (None, Some(line))));
    pairs
}

/// The words of a line, sorted, each with its weight.
struct Bag {
    words: Vec<(u32, u32)>,
    weight: u32,
}

impl Bag {
    fn of<'a>(line: &'a str, ids: &mut HashMap<&'a str, u32>) -> Self {
        let mut bag = Self { words: Vec::new(), weight: 0 };
        for word in line.split(|letter: char| !letter.is_alphanumeric() && letter != '_') {
            // Scripts that put no spaces between words are compared letter by letter.
            if word.chars().any(|letter| letter >= '\u{0e00}') {
                for (at, letter) in word.char_indices() {
                    bag.push(&word[at..at + letter.len_utf8()], ids);
                }
            } else if !word.is_empty() {
                bag.push(word, ids);
            }
        }
        bag.words.sort_unstable();
        bag
    }

    fn push<'a>(&mut self, word: &'a str, ids: &mut HashMap<&'a str, u32>) {
        let next = u32::try_from(ids.len()).expect("a text holds fewer words than u32 counts");
        let id = *ids.entry(word).or_insert(next);
        let weight = u32::try_from(word.chars().count()).unwrap_or(u32::MAX);
        self.words.push((id, weight));
        self.weight += weight;
    }

    /// 1 for the same words, 0 for none in common.
    fn likeness(&self, other: &Self) -> f32 {
        let (mut left, mut right) = (self.words.as_slice(), other.words.as_slice());
        let mut common = 0;
        while let (Some(old), Some(new)) = (left.first(), right.first()) {
            if old.0 == new.0 {
                common += old.1;
            }
            if old.0 <= new.0 {
                left = &left[1..];
            }
            if new.0 <= old.0 {
                right = &right[1..];
            }
        }
        let total = self.weight + other.weight;
        if total == 0 { 0.0 } else { (2 * common) as f32 / total as f32 }
    }
}

/// The pairing of the greatest likeness that keeps the order.
fn best(old: &[Bag], new: &[Bag]) -> Vec<Pair> {
    let width = new.len() + 1;
    let mut scores = vec![0.0_f32; (old.len() + 1) * width];
    let mut gains = vec![0.0_f32; (old.len() + 1) * width];
    for row in (0..old.len()).rev() {
        for column in (0..new.len()).rev() {
            let at = row * width + column;
            gains[at] = gain(&old[row], &new[column]);
            let paired = gains[at] + scores[at + width + 1];
            scores[at] = paired.max(scores[at + width]).max(scores[at + 1]);
        }
    }
    let mut pairs = Vec::with_capacity(old.len().max(new.len()));
    let (mut row, mut column) = (0, 0);
    while row < old.len() && column < new.len() {
        let at = row * width + column;
        if gains[at] > 0.0 && scores[at] <= gains[at] + scores[at + width + 1] {
            pairs.push((Some(row), Some(column)));
            row += 1;
            column += 1;
        } else if scores[at] <= scores[at + width] {
            pairs.push((Some(row), None));
            row += 1;
        } else {
            pairs.push((None, Some(column)));
            column += 1;
        }
    }
    pairs.extend((row..old.len()).map(|line| (Some(line), None)));
    pairs.extend((column..new.len()).map(|line| (None, Some(line))));
    pairs
}

fn gain(old: &Bag, new: &Bag) -> f32 {
    if (old.weight == 0) != (new.weight == 0) {
        return 0.0;
    }
    let likeness = old.likeness(new);
    if likeness >= ALIKE { likeness } else { BESIDE }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(base: &[&str], head: &[&str]) -> Vec<Pair> {
        pair(base, head, &mut PairBudget::new())
    }

    #[test]
    fn a_line_finds_its_new_form_past_inserted_ones() {
        let found = pairs(
            &["Answer in plain words.", "Ask one question at the end."],
            &["Be kind.", "Answer in few plain words.", "Ask exactly one question at the end."],
        );
        assert_eq!(found, [(None, Some(0)), (Some(0), Some(1)), (Some(1), Some(2))]);
    }

    #[test]
    fn lines_without_likeness_stand_beside_each_other() {
        assert_eq!(pairs(&["one", "two"], &["three"]), [(Some(0), Some(0)), (Some(1), None)]);
    }

    #[test]
    fn a_blank_line_is_not_paired_with_words() {
        assert_eq!(pairs(&["", "old words"], &["other"]), [(Some(0), None), (Some(1), Some(0))]);
        let mut none = PairBudget(0);
        assert_eq!(pair(&["", "a b"], &["c", "d"], &mut none)[0], (Some(0), None));
    }

    #[test]
    fn scripts_without_spaces_are_paired_too() {
        let found = pairs(&["请用简单的词回答问题。"], &["另外", "请用简单的词语回答这个问题。"]);
        assert_eq!(found, [(None, Some(0)), (Some(0), Some(1))]);
    }
}
