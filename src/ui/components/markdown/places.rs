//! Variables survive Markdown: before it reads the text, each is replaced by a word that means nothing to it, and put
//! back afterwards. `{{_a_}}` would otherwise be an emphasised `a` between braces.

use crate::domain::prompts::variable::{Segment, SegmentKind, TemplateFormat, segments};

use super::escape;

/// A text whose variables are replaced by `{mark}index{mark}`, and what stood in their places.
pub struct Places {
    pub text: String,
    mark: Option<char>,
    taken: Vec<Segment>,
}

impl Places {
    pub fn take(text: &str, format: TemplateFormat) -> Self {
        // A letter for private use that the text itself does not hold.
        let mark = ('\u{E000}'..='\u{E00F}').find(|letter| !text.contains(*letter));
        let Some(letter) = mark else {
            return Self { text: text.to_string(), mark: None, taken: Vec::new() };
        };
        let mut replaced = String::with_capacity(text.len());
        let mut taken = Vec::new();
        for segment in segments(text, format) {
            match segment.kind {
                // Braces over several lines are structure to Markdown, and stay in its sight.
                SegmentKind::Plain => replaced.push_str(&segment.text),
                _ if segment.text.contains('\n') => replaced.push_str(&segment.text),
                _ => {
                    replaced.push(letter);
                    replaced.push_str(&taken.len().to_string());
                    replaced.push(letter);
                    taken.push(segment);
                }
            }
        }
        Self { text: replaced, mark, taken }
    }

    /// Writes a stretch as HTML, each variable in its own mark.
    pub fn write(&self, html: &mut String, stretch: &str) {
        self.each(stretch, |piece| match piece {
            Piece::Words(words) => escape::shown(html, words),
            Piece::Place(segment) => segment_html(html, segment),
        });
    }

    pub fn holds_a_place(&self, stretch: &str) -> bool {
        self.mark.is_some_and(|mark| stretch.contains(mark))
    }

    fn each<'a>(&'a self, stretch: &'a str, mut take: impl FnMut(Piece<'a>)) {
        let Some(mark) = self.mark else {
            return take(Piece::Words(stretch));
        };
        // Words and indices take turns: the mark stands on both sides of an index only.
        for (turn, part) in stretch.split(mark).enumerate() {
            let place = (turn % 2 == 1).then(|| part.parse::<usize>().ok().and_then(|index| self.taken.get(index)));
            match place {
                Some(Some(segment)) => take(Piece::Place(segment)),
                Some(None) | None if part.is_empty() => {}
                Some(None) | None => take(Piece::Words(part)),
            }
        }
    }
}

enum Piece<'a> {
    Words(&'a str),
    Place(&'a Segment),
}

/// Writes a text that no Markdown was read from.
pub fn mark(html: &mut String, text: &str, format: TemplateFormat) {
    for segment in segments(text, format) {
        segment_html(html, &segment);
    }
}

fn segment_html(html: &mut String, segment: &Segment) {
    let class = match segment.kind {
        SegmentKind::Plain => return escape::shown(html, &segment.text),
        SegmentKind::Variable => "var",
        SegmentKind::Problem => "var var--bad",
    };
    html.push_str("<code class=\"");
    html.push_str(class);
    html.push_str("\">");
    escape::shown(html, &segment.text);
    html.push_str("</code>");
}
