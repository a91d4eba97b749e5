//! What a person reads of a change.

use serde_json::json;

use super::*;

const BASE: &str = include_str!("../testdata/base.md");
const HEAD: &str = include_str!("../testdata/head.md");

fn reviewed() -> Comparison {
    let old = json!({"model": {"temperature": 0.7, "max_tokens": 800}});
    let new = json!({"model": {"temperature": 0.2, "max_tokens": 600}});
    let (old_policy, new_policy) = (json!({"policy": "refund-2024"}), json!({"policy": "refund-2025"}));
    let base = Side { settings: Some(&old), metadata: Some(&old_policy), ..side(BASE) };
    let head = Side { settings: Some(&new), metadata: Some(&new_policy), ..side(HEAD) };
    compare(base, head, Options { context: 1, ..Options::default() })
}

#[test]
fn a_real_change_reads_as_one_sentence() {
    assert_eq!(
        said(&reviewed()),
        "2 sentences added, 4 rewritten, 14 days instead of 30, {{tier}} became {{plan}}, model.temperature 0.7 → 0.2 and 2 more settings"
    );
}

#[test]
fn a_real_change_is_numbered_like_a_review() {
    let found = reviewed();
    let mut shape = Vec::new();
    for row in &found.rows {
        if let Row::Changed(line) = row {
            shape.push((line.change, line.base.as_ref().map(|side| side.no), line.head.as_ref().map(|side| side.no)));
        }
    }
    assert_eq!(
        shape,
        [
            (1, Some(5), Some(5)),
            (2, Some(13), Some(13)),
            (3, Some(14), Some(14)),
            (4, Some(15), Some(15)),
            (5, Some(16), Some(16)),
            (6, Some(19), Some(19)),
            (7, Some(24), Some(24)),
            (7, None, Some(25)),
        ]
    );
    let fields: Vec<_> = found.fields.iter().map(|field| (field.change, field.path.as_str())).collect();
    assert_eq!(fields, [(8, "model.temperature"), (9, "model.max_tokens"), (10, "policy"), (11, "variables")]);
    assert_eq!(found.counts.changes, 11);
    assert_eq!(changed_head_lines(&found), [5, 13, 14, 15, 16, 19, 24, 25]);
    let folds: Vec<_> =
        found.rows.iter().filter_map(|row| if let Row::Fold(fold) = row { Some(fold) } else { None }).collect();
    assert_eq!((folds[0].lines, folds[0].heading.as_deref()), (5, Some("What you know")));
}

#[test]
fn identical_sides_say_so() {
    let found = compared(BASE, BASE);
    assert!(found.is_unchanged());
    assert_eq!((said(&found).as_str(), found.rows.len()), ("Nothing changed", 1));
}

#[test]
fn whitespace_is_counted_and_can_be_hidden() {
    let (base, head) = ("One two.\nThree\nFour", "One  two.\nThree \n\nFour");
    let shown = compared(base, head);
    assert_eq!((shown.counts.whitespace_only, shown.counts.changes), (2, 2));
    assert_eq!(said(&shown), "Only spaces and blank lines changed");
    let hidden = compare(side(base), side(head), Options { ignore_whitespace: true, context: 3 });
    assert_eq!((hidden.counts.whitespace_only, hidden.counts.changes), (2, 0));
    assert!(changed_head_lines(&hidden).is_empty() && !hidden.is_unchanged());
}

#[test]
fn a_missing_final_line_break_is_not_silent() {
    let found = compared("a\n", "a");
    assert_eq!((found.counts.changes, found.counts.whitespace_only), (1, 1));
}

#[test]
fn variables_come_go_and_are_renamed() {
    assert_eq!(said(&compared("Hi {{a}} there", "Hi there")), "1 sentence rewritten and {{a}} removed");
    assert_eq!(said(&compared("For {{a}}.\nx\ny", "For {{b}}.\nx\ny")), "{{a}} became {{b}}");
    let apart = compared("Use {{a}} now.\nkeep this\nEnd here.", "Use now.\nkeep this\nEnd {{b}} here.");
    assert!(said(&apart).ends_with("{{a}} removed and {{b}} added"), "{}", said(&apart));
}

#[test]
fn a_changed_format_of_templates_is_a_change() {
    let head = Side { format: TemplateFormat::FString, ..side("x") };
    assert_eq!(said(&compare(side("x"), head, Options::default())), "template_format mustache → f_string");
}

#[test]
fn only_signs_changed_still_says_something() {
    assert_eq!(said(&compared("a\n---\nb", "a\n***\nb")), "1 line changed");
}

#[test]
fn two_changed_numbers_are_quoted_and_many_are_counted() {
    let text = |number: u32, lines: usize| format!("Wait {number} days here.\n").repeat(lines);
    assert_eq!(said(&compared(&text(3, 1), &text(5, 1))), "5 days instead of 3");
    assert_eq!(said(&compared("Text 3 of many.", "Text 2000 of many.")), "2000 instead of 3");
    assert_eq!(said(&compared(&text(3, 4), &text(5, 4))), "4 sentences rewritten");
    assert_eq!(said(&compared("1\n2\n3\nEnd", "4\n5\n6\nThe end")), "1 sentence rewritten and 3 more lines changed");
}
