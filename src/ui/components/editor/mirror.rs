//! What lies under the text of an editor: line numbers, bars beside changed lines, highlighted variables.

use crate::domain::prompts::{
    diff::{self, Options, Side},
    variable::{SegmentKind, TemplateFormat, segments},
};
use crate::ui::components::unseen::names_something;

/// Above so many bytes the text is plain: drawing it twice with every key would be slower than typing.
pub const MOST: usize = 60_000;

/// The inside of the mirror: a span for each line. Every letter of the text is escaped here.
pub fn html(text: &str, base: Option<&str>, format: TemplateFormat) -> String {
    let changed = base.map(|base| changed_lines(base, text)).unwrap_or_default();
    let html = String::with_capacity(text.len() * 2);
    let mut mirror = Mirror { html, changed, hiding: hiding_lines(text), line: 0, empty: true };
    mirror.open_line();
    for segment in segments(text, format) {
        let mark = match segment.kind {
            SegmentKind::Plain => None,
            SegmentKind::Variable => Some("<i>"),
            SegmentKind::Problem => Some("<i class=\"bad\">"),
        };
        for (index, piece) in segment.text.split('\n').enumerate() {
            if index > 0 {
                mirror.close_line();
                mirror.open_line();
            }
            mirror.write(piece, mark);
        }
    }
    mirror.close_line();
    mirror.html
}

fn changed_lines(base: &str, text: &str) -> Vec<usize> {
    if base == text {
        return Vec::new();
    }
    let side = |text| Side { text, settings: None, metadata: None, format: TemplateFormat::Mustache };
    diff::changed_head_lines(&diff::compare(side(base), side(text), Options::default()))
}

/// Lines in which the field shows other words than stand there.
fn hiding_lines(text: &str) -> Vec<usize> {
    let lines = text.split('\n').enumerate();
    lines.filter(|(_, words)| names_something(words)).map(|(index, _)| index + 1).collect()
}

struct Mirror {
    html: String,
    changed: Vec<usize>,
    hiding: Vec<usize>,
    line: usize,
    empty: bool,
}

impl Mirror {
    fn open_line(&mut self) {
        self.line += 1;
        self.empty = true;
        let is_in = |lines: &[usize]| lines.binary_search(&self.line).is_ok();
        self.html.push_str(match (is_in(&self.changed), is_in(&self.hiding)) {
            (false, false) => "<span>",
            (true, false) => "<span class=\"is-new\">",
            (false, true) => "<span class=\"is-hiding\">",
            (true, true) => "<span class=\"is-new is-hiding\">",
        });
    }

    fn write(&mut self, piece: &str, mark: Option<&str>) {
        if piece.is_empty() {
            return;
        }
        self.empty = false;
        if let Some(mark) = mark {
            self.html.push_str(mark);
        }
        for letter in piece.chars() {
            match letter {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                letter => self.html.push(letter),
            }
        }
        if mark.is_some() {
            self.html.push_str("</i>");
        }
    }

    /// A line without letters would have no height.
    fn close_line(&mut self) {
        if self.empty {
            self.html.push('\u{200b}');
        }
        self.html.push_str("</span>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mirror(text: &str, base: Option<&str>) -> String {
        html(text, base, TemplateFormat::Mustache)
    }

    #[test]
    fn a_prompt_that_holds_html_stays_text() {
        let shown = mirror("</span><script>alert(1)</script> & {{name}}", None);
        assert_eq!(shown, "<span>&lt;/span&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; <i>{{name}}</i></span>");
    }

    #[test]
    fn every_line_has_its_span_and_a_changed_one_its_bar() {
        assert_eq!(
            mirror("a\n\nc\n", Some("a\n\nb\n")),
            "<span>a</span><span>\u{200b}</span><span class=\"is-new\">c</span><span>\u{200b}</span>"
        );
        assert_eq!(mirror("", None), "<span>\u{200b}</span>");
    }

    #[test]
    fn a_line_that_turns_the_writing_around_is_marked() {
        let shown = mirror("a\nleft \u{202e}right", Some("a"));
        assert_eq!(shown, "<span>a</span><span class=\"is-new is-hiding\">left \u{202e}right</span>");
    }

    #[test]
    fn what_stays_unfilled_is_marked() {
        assert_eq!(mirror("{{ a b }}", None), "<span><i class=\"bad\">{{ a b }}</i></span>");
    }
}
