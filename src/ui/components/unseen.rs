//! Characters that turn the direction of writing or show nothing are named instead of written, wherever somebody reads a
//! prompt: the words around them could say something else than they seem to. One list for all places, the comparison's.

use crate::domain::prompts::diff::{Mark, Marked, visible_marks};

/// A stretch of a text as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Words(String),
    /// `U+202E`, and what such a character does.
    Named {
        code: String,
        says: &'static str,
    },
}

pub fn shown(text: &str) -> Vec<Shown> {
    if text.is_ascii() {
        return vec![Shown::Words(text.to_string())];
    }
    let shown = |Marked { text, mark }| match mark {
        Some(mark @ (Mark::Direction | Mark::Invisible)) => Shown::Named { code: code(&text), says: mark.says() },
        _ => Shown::Words(text),
    };
    visible_marks(text, false).into_iter().map(shown).collect()
}

pub fn names_something(text: &str) -> bool {
    !text.is_ascii() && shown(text).iter().any(|shown| matches!(shown, Shown::Named { .. }))
}

/// The same as words alone.
pub fn in_words(text: &str) -> String {
    let word = |shown| match shown {
        Shown::Words(words) => words,
        Shown::Named { code, .. } => code,
    };
    shown(text).into_iter().map(word).collect()
}

fn code(stretch: &str) -> String {
    let first = stretch.chars().next().map_or(0, u32::from);
    match stretch.chars().count() {
        1 => format!("U+{first:04X}"),
        many => format!("U+{first:04X} ×{many}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_that_turns_the_writing_is_named() {
        for turning in
            "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}".chars()
        {
            let words = in_words(&format!("a{turning}b"));
            assert_eq!(words, format!("aU+{:04X}b", u32::from(turning)));
        }
        assert_eq!(in_words("naïve\u{200b}\u{200b} 👩\u{200d}👩"), "naïveU+200B ×2 👩\u{200d}👩");
    }
}
