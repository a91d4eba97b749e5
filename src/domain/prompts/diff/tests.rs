//! What must hold for any two texts.

use super::*;

mod large;
mod reading;

fn side(text: &str) -> Side<'_> {
    Side { text, settings: None, metadata: None, format: TemplateFormat::Mustache }
}

fn compared(base: &str, head: &str) -> Comparison {
    compare(side(base), side(head), Options::default())
}

fn said(comparison: &Comparison) -> String {
    let words = comparison.summary.iter().map(|part| match part {
        SummaryPart::Words(text) | SummaryPart::Variable(text) => text.as_str(),
    });
    words.collect()
}

/// The text of one side, put together from the rows.
fn rebuilt(comparison: &Comparison, is_base: bool) -> String {
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

fn check(base: &str, head: &str) {
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
        let sent: Comparison = serde_json::from_str(&serde_json::to_string(&found).unwrap()).unwrap();
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

/// A small deterministic generator, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn text(&mut self, lines: usize) -> String {
        const PARTS: [&str; 20] = [
            "word",
            "Other",
            " ",
            " ",
            "  ",
            "\t",
            ".",
            ", ",
            "{{a}}",
            "{{b}}",
            "{{ c }}",
            "👩‍🚀",
            "e\u{301}",
            "שלום",
            "日本",
            "\u{202e}",
            "\u{a0}",
            "# T",
            "30",
            "{{",
        ];
        let count = self.roll(lines + 1);
        let line = |dice: &mut Self| (0..dice.roll(9)).map(|_| PARTS[dice.roll(PARTS.len())]).collect::<String>();
        (0..count).map(|_| line(self)).collect::<Vec<_>>().join("\n")
    }

    fn edited(&mut self, text: &str) -> String {
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        for _ in 0..self.roll(4) {
            let at = self.roll(lines.len());
            match self.roll(4) {
                0 => lines.insert(at, self.text(3)),
                1 if lines.len() > 1 => drop(lines.remove(at)),
                2 => lines[at].push(' '),
                _ => lines[at] = lines[at].replacen("word", "thing", 1) + "!",
            }
        }
        lines.join("\n")
    }
}

#[test]
fn any_two_texts_come_back_byte_for_byte_and_are_numbered_without_a_gap() {
    let mut dice = Dice(88_172_645_463_325_252);
    for _ in 0..600 {
        let base = dice.text(14);
        let head = dice.edited(&base);
        let other = dice.text(14);
        check(&base, &head);
        check(&base, &other);
    }
    for (base, head) in [("", ""), ("", "\n"), ("a", "a\n"), ("\n\n", ""), ("", "a"), (" ", "")] {
        check(base, head);
    }
}
