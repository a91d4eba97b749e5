//! Text of prompts in a list, as HTML: what was searched for is marked, variables are code, names break after their hyphens.

use super::{
    html::Html,
    unseen::{Shown, shown},
};
use crate::domain::prompts::{
    search::marked,
    variable::{SegmentKind, TemplateFormat, segments},
};

/// Plain text with the hits marked.
pub fn text(text: &str, search: &str) -> String {
    let mut html = Html::default();
    mark(&mut html, text, search, seen);
    html.into_string()
}

/// A name with the hits marked. It may go on in the next line after `-` and `_`.
pub fn name(name: &str, search: &str) -> String {
    let mut html = Html::default();
    mark(&mut html, name, search, |html, piece| {
        for part in piece.split_inclusive(['-', '_']) {
            html.text(part);
            if part.ends_with(['-', '_']) {
                html.raw("<wbr>");
            }
        }
    });
    html.into_string()
}

/// Words of a prompt: variables as code, hits marked in and outside of them. `cut`: they begin in the middle of it.
pub fn prompt(words: &str, cut: bool, search: &str) -> String {
    let mut html = Html::default();
    if cut {
        html.raw("…");
    }
    for segment in segments(words, TemplateFormat::Mustache) {
        let is_variable = segment.kind == SegmentKind::Variable;
        html.raw(if is_variable { "<code>" } else { "" });
        mark(&mut html, &segment.text, search, seen);
        html.raw(if is_variable { "</code>" } else { "" });
    }
    html.into_string()
}

/// What nobody would see is named.
fn seen(html: &mut Html, words: &str) {
    for shown in shown(words) {
        match shown {
            Shown::Words(words) => html.text(&words),
            Shown::Named { code, says } => {
                html.raw("<span class=\"unseen\" title=\"").raw(says).raw("\">").text(&code).raw("</span>")
            }
        };
    }
}

fn mark(html: &mut Html, text: &str, search: &str, write: impl Fn(&mut Html, &str)) {
    for stretch in marked(text, search) {
        html.raw(if stretch.hit { "<mark>" } else { "" });
        write(html, &stretch.text);
        html.raw(if stretch.hit { "</mark>" } else { "" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_marked_and_what_a_person_wrote_stays_text() {
        assert_eq!(text("a <b> & B", "b"), "a &lt;<mark>b</mark>&gt; &amp; <mark>B</mark>");
        assert_eq!(name("support-reply_2", "ply"), "support-<wbr>re<mark>ply</mark>_<wbr>2");
        assert_eq!(name("a-b", "a-"), "<mark>a-<wbr></mark>b");
        assert_eq!(prompt("Hi {{name}}<i>", true, "name"), "…Hi <code>{{<mark>name</mark>}}</code>&lt;i&gt;");
        let turned = prompt("left \u{202e}right", false, "right");
        assert!(
            turned.starts_with("left <span class=\"unseen\"") && turned.ends_with(">U+202E</span><mark>right</mark>"),
            "{turned}"
        );
    }
}
