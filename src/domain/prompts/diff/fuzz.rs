//! What must hold for any two texts.

use super::*;
use crate::fuzz::texts;

/// Two texts, which are compared as such; where both are JSON objects also as settings.
pub fn comparisons(data: &[u8]) {
    let [base, head] = texts(data);
    check(&base, &head);
    let object = |text: &str| serde_json::from_str::<Value>(text).ok().filter(Value::is_object);
    if let (Some(old), Some(new)) = (object(&base), object(&head)) {
        let settings = |value| Side { settings: Some(value), ..side("") };
        let found = compare(settings(&old), settings(&new), Options::default());
        assert!(found.is_unchanged() || old != new, "{old} and {new}");
        assert!(!found.is_unchanged() || in_floats(&old) == in_floats(&new), "{old} and {new}");
    }
    for line_end in [false, true] {
        let marked: String = visible_marks(&base, line_end).into_iter().map(|stretch| stretch.text).collect();
        assert_eq!(marked, base, "marks lose no letter");
    }
}

/// The value with every number as a float: `1` and `1.0` are shown as one.
fn in_floats(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::from(number.as_f64()),
        Value::Array(items) => items.iter().map(in_floats).collect(),
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), in_floats(value))).collect(),
        other => other.clone(),
    }
}

pub(super) fn side(text: &str) -> Side<'_> {
    Side { text, settings: None, metadata: None, format: TemplateFormat::Mustache }
}

/// The text of one side, put together from the rows.
pub(super) fn rebuilt(comparison: &Comparison, is_base: bool) -> String {
    let mut lines: Vec<String> = Vec::new();
    for row in &comparison.rows {
        match row {
            Row::Same(line) => lines.push(line.text.clone()),
            Row::Fold(fold) => lines.extend(fold.rows().map(|line| line.text)),
            Row::Changed(line) => {
                let side = if is_base { &line.base } else { &line.head };
                lines.extend(side.as_ref().map(LineSide::text));
            }
            Row::Block(block) => {
                let side = if is_base { &block.base } else { &block.head };
                lines.extend(side.iter().flat_map(|side| side.text.split('\n')).map(str::to_owned));
            }
            Row::Blank(line) => {
                let number = if is_base { line.base_no } else { line.head_no };
                lines.extend(number.map(|_| line.text.clone()));
            }
        }
    }
    lines.join("\n")
}

/// Line numbers of one side in the order of the rows.
fn numbers(comparison: &Comparison, is_base: bool) -> Vec<usize> {
    let mut found = Vec::new();
    for row in &comparison.rows {
        match row {
            Row::Same(line) => found.push(if is_base { line.base_no } else { line.head_no }),
            Row::Fold(fold) => found.extend(fold.rows().map(|line| if is_base { line.base_no } else { line.head_no })),
            Row::Changed(line) => {
                found.extend(if is_base { &line.base } else { &line.head }.as_ref().map(|side| side.no))
            }
            Row::Block(block) => {
                let side = if is_base { &block.base } else { &block.head };
                found.extend(side.iter().flat_map(|side| side.first_no..side.first_no + side.lines));
            }
            Row::Blank(line) => found.extend(if is_base { line.base_no } else { line.head_no }),
        }
    }
    found
}

pub(super) fn check(base: &str, head: &str) {
    for ignore_whitespace in [false, true] {
        let found = compare(side(base), side(head), Options { ignore_whitespace, context: 1 });
        assert_eq!(rebuilt(&found, false), head, "head of {base:?} and {head:?}");
        if !ignore_whitespace {
            assert_eq!(rebuilt(&found, true), base, "base of {base:?} and {head:?}");
            assert_eq!(found.is_unchanged(), base == head);
        }
        for is_base in [true, false] {
            assert!(numbers(&found, is_base).into_iter().enumerate().all(|(index, no)| no == index + 1));
        }
        let mut last = 0;
        for row in &found.rows {
            let change = match row {
                Row::Changed(line) => line.change,
                Row::Block(block) => block.change,
                _ => continue,
            };
            assert!(change == last || change == last + 1, "{base:?} {head:?}");
            last = change;
        }
        assert_eq!(last, found.counts.text_changes);
        let fields = found.fields.iter().enumerate();
        assert!(fields.into_iter().all(|(index, field)| field.change == last + index + 1));
        check_prose(&found, base, head, ignore_whitespace);
        let sent: Comparison =
            serde_json::from_str(&serde_json::to_string(&found).expect("JSON")).expect("a comparison");
        assert_eq!(sent, found);
    }
}

fn check_prose(found: &Comparison, base: &str, head: &str, ignore_whitespace: bool) {
    let (mut old, mut new): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for block in prose(found) {
        let line = match block {
            ProseBlock::Line(line) => line,
            ProseBlock::Fold(fold) => {
                old.extend(fold.rows().map(|line| line.text));
                new.extend(fold.rows().map(|line| line.text));
                continue;
            }
            ProseBlock::Block(block) => {
                old.extend(block.base.map(|side| side.text));
                new.extend(block.head.map(|side| side.text));
                continue;
            }
        };
        let without =
            |kind| line.pieces.iter().filter(|piece| piece.kind != kind).map(|piece| piece.text.as_str()).collect();
        if line.kind != PieceKind::Added {
            old.push(without(PieceKind::Added));
        }
        if line.kind != PieceKind::Removed {
            new.push(without(PieceKind::Removed));
        }
    }
    if !ignore_whitespace {
        assert_eq!((old.join("\n").as_str(), new.join("\n").as_str()), (base, head));
    }
}

#[cfg(test)]
mod tests {
    use crate::fuzz::replay;

    #[test]
    fn comparisons() {
        replay("comparisons", super::comparisons);
    }
}
