//! Text and attribute values as HTML.

use crate::ui::components::unseen::{self, Shown};

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
    for shown in unseen::shown(words) {
        match shown {
            Shown::Words(words) => text(html, &words),
            Shown::Named { code, says } => {
                html.push_str(&format!("<span class=\"unseen\" title=\"{says}\">{code}</span>"));
            }
        }
    }
}
