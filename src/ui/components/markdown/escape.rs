//! Text and attribute values as HTML.

use crate::domain::prompts::diff::{Mark, Marked, visible_marks};

/// Fit for between two tags and for between double quotes.
pub fn text(html: &mut String, text: &str) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        html.push_str(&text[done..at]);
        html.push_str(escaped);
        done = at + 1;
    }
    html.push_str(&text[done..]);
}

/// The same, and what nobody would see has a sign in its place: an override of the writing direction would turn the words
/// behind it around, and invisible letters can hide a sentence.
pub fn shown(html: &mut String, words: &str) {
    if words.is_ascii() {
        return text(html, words);
    }
    for Marked { text: stretch, mark } in visible_marks(words, false) {
        match mark {
            Some(mark @ (Mark::Direction | Mark::Invisible)) if !stretch.chars().all(is_usual) => {
                sign(html, &stretch, mark)
            }
            _ => text(html, &stretch),
        }
    }
}

/// Marks that texts from right to left are full of, and which turn nothing around.
fn is_usual(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

fn sign(html: &mut String, stretch: &str, mark: Mark) {
    let first = stretch.chars().next().map_or(0, u32::from);
    let more = match stretch.chars().count() {
        1 => String::new(),
        many => format!(" ×{many}"),
    };
    html.push_str(&format!("<span class=\"unseen\" title=\"{}\">U+{first:04X}{more}</span>", mark.says()));
}
