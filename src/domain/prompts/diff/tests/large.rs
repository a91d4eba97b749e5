//! Large input ends in time and says what it left out.

use std::time::{Duration, Instant};

use super::*;

/// Generous for a busy machine and a build without optimisation; what counts is that nothing hangs.
fn in_time(base: &str, head: &str) -> Comparison {
    let start = Instant::now();
    let found = compared(base, head);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    let sent = serde_json::to_string(&found).expect("a comparison is JSON").len();
    assert!(sent < 5 * (base.len() + head.len()) + 1_000, "{sent} bytes");
    assert_eq!((rebuilt(&found, true).as_str(), rebuilt(&found, false).as_str()), (base, head));
    found
}

fn random_lines(seed: u64, bytes: usize, words: usize, per_line: usize) -> String {
    let mut dice = Dice(seed);
    let mut text = String::with_capacity(bytes + 64);
    while text.len() < bytes {
        for _ in 0..per_line {
            text.push_str(&format!("w{} ", dice.roll(words)));
        }
        text.push('\n');
    }
    text.truncate(bytes);
    text
}

#[test]
fn a_megabyte_of_different_lines_becomes_a_block_that_says_so() {
    let found = in_time(&random_lines(7, 1_000_000, 900_000, 10), &random_lines(9, 1_000_000, 900_000, 10));
    assert_eq!(found.fallback, Some(Fallback::Block));
    assert!(said(&found).contains(" lines replaced by "), "{}", said(&found));
}

#[test]
fn half_a_million_short_lines_end_in_time() {
    let mut dice = Dice(5);
    let mut text = || (0..500_000).map(|_| if dice.roll(2) == 0 { "a\n" } else { "b\n" }).collect::<String>();
    assert_eq!(in_time(&text(), &text()).fallback, Some(Fallback::Block));
}

#[test]
fn one_line_of_a_megabyte_ends_in_time() {
    let line = |seed| random_lines(seed, 1_000_000, 3_000, 400_000).replace('\n', " ");
    assert_eq!(in_time(&line(3), &line(4)).fallback, Some(Fallback::Lines));
    let found = in_time(&"x".repeat(1_000_000), &"y".repeat(1_000_000));
    assert_eq!(found.counts.text_changes, 1);
}

#[test]
fn thousands_of_small_edits_end_in_time() {
    let base = random_lines(11, 600_000, 1_000, 20);
    let head = base.replace("w77 ", "w78 and ");
    assert!(in_time(&base, &head).counts.text_changes > 50);
    let head = base.replace('7', "8");
    assert!(in_time(&base, &head).fallback.is_some());
}

#[test]
fn ten_thousand_indented_lines_can_be_hidden() {
    let base: String = (0..10_000).map(|line| format!("line {line}\n")).collect();
    let head = base.replace("line", "  line");
    let hidden = compare(side(&base), side(&head), Options { ignore_whitespace: true, context: 3 });
    assert_eq!((hidden.fallback, hidden.counts.whitespace_only, hidden.rows.len()), (None, 10_000, 1));
}

#[test]
fn a_flood_of_variables_is_counted() {
    let head: String = (0..100_000).map(|name| format!("{{{{v{name}}}}}")).collect();
    let found = in_time("", &head);
    assert_eq!(found.fields.last().and_then(|field| field.head.as_deref()), Some("99500 more"));
    assert!(said(&found).ends_with(" and 99997 more variables"), "{}", said(&found));
}
