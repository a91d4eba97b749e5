//! What must hold for any two texts.

use super::{
    fuzz::{check, rebuilt, side},
    *,
};

mod large;
mod reading;

fn compared(base: &str, head: &str) -> Comparison {
    compare(side(base), side(head), Options::default())
}

fn said(comparison: &Comparison) -> String {
    let words = comparison.summary.iter().map(|part| match part {
        SummaryPart::Words(text) | SummaryPart::Variable(text) => text.as_str(),
    });
    words.collect()
}

/// A small deterministic generator, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).expect("less than a usize")
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
