//! Which lines stayed, and the gaps between them.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Lines of both sides together, without the common beginning and end, that are still compared line by line.
const LINES_COMPARED: usize = 100_000;

/// Rows of changes a page can still show.
const ROWS_SHOWN: usize = 5_000;

/// The first gaps to be shown as a block when there are more rows than that.
const LARGE_GAP: usize = 200;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The same line on both sides.
    Same {
        base: usize,
        head: usize,
    },
    /// The same but for spaces; one side only for a blank line.
    Spacing {
        base: Option<usize>,
        head: Option<usize>,
    },
    Gap {
        base: Range<usize>,
        head: Range<usize>,
    },
    /// A gap too large to be looked into.
    Block {
        base: Range<usize>,
        head: Range<usize>,
    },
}

/// An empty text has no line; a final line break is followed by one more, empty line.
pub(super) fn split(text: &str) -> Vec<&str> {
    if text.is_empty() { Vec::new() } else { text.split('\n').collect() }
}

/// `spacing_is_shown` says whether lines that differ in nothing but spaces will take a row of changes each.
pub(super) fn align(base: &[&str], head: &[&str], spacing_is_shown: bool) -> Vec<Step> {
    let start = base.iter().zip(head).take_while(|(old, new)| old == new).count();
    let rest = base[start..].iter().rev().zip(head[start..].iter().rev());
    let end = rest.take_while(|(old, new)| old == new).count();
    let (base_end, head_end) = (base.len() - end, head.len() - end);

    let mut steps: Vec<Step> = (0..start).map(|line| Step::Same { base: line, head: line }).collect();
    let middle = (start..base_end, start..head_end);
    if middle.0.len() + middle.1.len() > LINES_COMPARED {
        steps.push(Step::Block { base: middle.0, head: middle.1 });
    } else {
        let compared = bounded(compare_middle(base, head, middle.clone()), middle, spacing_is_shown);
        steps.extend(compared);
    }
    steps.extend((0..end).map(|line| Step::Same { base: base_end + line, head: head_end + line }));
    steps
}

fn compare_middle(base: &[&str], head: &[&str], middle: (Range<usize>, Range<usize>)) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in parts(&base[middle.0.clone()], &head[middle.1.clone()]) {
        match part.moved(middle.0.start, middle.1.start) {
            Step::Gap { base: old, head: new } => spacing_steps(base, head, old, new, &mut steps),
            same => steps.push(same),
        }
    }
    steps
}

impl Step {
    fn moved(self, by_base: usize, by_head: usize) -> Self {
        let shift = |range: Range<usize>, by: usize| range.start + by..range.end + by;
        match self {
            Self::Same { base, head } => Self::Same { base: base + by_base, head: head + by_head },
            Self::Gap { base, head } => Self::Gap { base: shift(base, by_base), head: shift(head, by_head) },
            Self::Spacing { .. } | Self::Block { .. } => self,
        }
    }
}

/// Equal lines one by one, everything between them as one gap.
fn parts<T: AsRef<str>>(base: &[T], head: &[T]) -> Vec<Step> {
    let mut ids: HashMap<&str, u32> = HashMap::new();
    let (old, new) = (number(base, &mut ids), number(head, &mut ids));
    let mut steps = Vec::new();
    let mut gap = (0..0, 0..0);
    for op in capture_diff_slices(Algorithm::Histogram, &old, &new) {
        let (base_range, head_range) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            push_gap(&mut steps, gap);
            gap = (base_range.end..base_range.end, head_range.end..head_range.end);
            let pairs = base_range.zip(head_range);
            steps.extend(pairs.map(|(base, head)| Step::Same { base, head }));
        } else {
            gap = (gap.0.start..base_range.end, gap.1.start..head_range.end);
        }
    }
    push_gap(&mut steps, gap);
    steps
}

fn number<'a, T: AsRef<str>>(lines: &'a [T], ids: &mut HashMap<&'a str, u32>) -> Vec<u32> {
    let mut numbered = Vec::with_capacity(lines.len());
    for line in lines {
        let next = u32::try_from(ids.len()).expect("a text holds fewer lines than u32 counts");
        numbered.push(*ids.entry(line.as_ref()).or_insert(next));
    }
    numbered
}

fn push_gap(steps: &mut Vec<Step>, (base, head): (Range<usize>, Range<usize>)) {
    if !base.is_empty() || !head.is_empty() {
        steps.push(Step::Gap { base, head });
    }
}

pub(super) fn without_spacing(line: &str) -> String {
    let mut words = String::with_capacity(line.len());
    for word in line.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// Looks into a gap for lines that differ in nothing but spaces.
fn spacing_steps(base: &[&str], head: &[&str], old: Range<usize>, new: Range<usize>, steps: &mut Vec<Step>) {
    let blank = |lines: &[&str]| lines.iter().all(|line| line.trim().is_empty());
    if old.is_empty() && blank(&head[new.clone()]) {
        steps.extend(new.map(|line| Step::Spacing { base: None, head: Some(line) }));
        return;
    }
    if new.is_empty() && blank(&base[old.clone()]) {
        steps.extend(old.map(|line| Step::Spacing { base: Some(line), head: None }));
        return;
    }
    if old.is_empty() || new.is_empty() {
        steps.push(Step::Gap { base: old, head: new });
        return;
    }
    let normal = |lines: &[&str]| lines.iter().map(|line| without_spacing(line)).collect::<Vec<_>>();
    let found = parts(&normal(&base[old.clone()]), &normal(&head[new.clone()]));
    for part in found {
        match part.moved(old.start, new.start) {
            Step::Same { base: base_line, head: head_line } if base[base_line] == head[head_line] => {
                steps.push(Step::Same { base: base_line, head: head_line });
            }
            Step::Same { base, head } => steps.push(Step::Spacing { base: Some(base), head: Some(head) }),
            Step::Gap { base: old, head: new } => {
                let only_blank =
                    (old.is_empty() && blank(&head[new.clone()])) || (new.is_empty() && blank(&base[old.clone()]));
                if only_blank {
                    spacing_steps(base, head, old, new, steps);
                } else {
                    steps.push(Step::Gap { base: old, head: new });
                }
            }
            other => steps.push(other),
        }
    }
}

fn rows_of(steps: &[Step], spacing_is_shown: bool) -> usize {
    let rows = steps.iter().map(|step| match step {
        Step::Gap { base, head } => base.len().max(head.len()),
        Step::Spacing { .. } => usize::from(spacing_is_shown),
        Step::Same { .. } | Step::Block { .. } => 0,
    });
    rows.sum()
}

/// More rows than a page can show become blocks: the large gaps first, everything if that is not enough.
fn bounded(mut steps: Vec<Step>, middle: (Range<usize>, Range<usize>), spacing_is_shown: bool) -> Vec<Step> {
    if rows_of(&steps, spacing_is_shown) <= ROWS_SHOWN {
        return steps;
    }
    for step in &mut steps {
        if let Step::Gap { base, head } = step
            && base.len().max(head.len()) > LARGE_GAP
        {
            *step = Step::Block { base: base.clone(), head: head.clone() };
        }
    }
    if rows_of(&steps, spacing_is_shown) <= ROWS_SHOWN {
        return steps;
    }
    vec![Step::Block { base: middle.0, head: middle.1 }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(base: &str, head: &str) -> Vec<Step> {
        align(&split(base), &split(head), true)
    }

    #[test]
    fn an_empty_text_has_no_line_and_a_final_break_one_more() {
        assert!(split("").is_empty());
        assert_eq!(split("a\n"), ["a", ""]);
    }

    #[test]
    fn gaps_lie_between_the_lines_that_stayed() {
        let found = steps("a\nb\nc\nd", "a\nx\ny\nc\nd");
        assert_eq!(found[1], Step::Gap { base: 1..2, head: 1..3 });
        assert_eq!(found[2], Step::Same { base: 2, head: 3 });
    }

    #[test]
    fn spaces_and_blank_lines_are_told_apart_from_words() {
        let found = steps("a\n b c\nd", "a\nb  c\n\nd");
        assert_eq!(
            found[1..3],
            [Step::Spacing { base: Some(1), head: Some(1) }, Step::Spacing { base: None, head: Some(2) }]
        );
    }

    #[test]
    fn a_blank_line_inside_a_new_paragraph_belongs_to_it() {
        assert_eq!(steps("a\nb", "a\nnew\n\nb")[1], Step::Gap { base: 1..1, head: 1..3 });
    }

    #[test]
    fn thousands_of_scattered_changes_become_one_block() {
        let base: String = (0..12_000).map(|line| format!("{}\n", line)).collect();
        let head: String = (0..12_000).map(|line| format!("{}\n", if line % 2 == 0 { -line } else { line })).collect();
        let found = steps(&base, &head);
        assert_eq!(found.iter().filter(|step| matches!(step, Step::Block { .. })).count(), 1);
        assert!(!found.iter().any(|step| matches!(step, Step::Gap { .. })));
    }
}
