//! One line of a comparison: changed words, variables, and marks for what nobody sees.

use crate::domain::prompts::{
    diff::{Mark, Marked, Piece, PieceKind, visible_marks},
    variable::{SegmentKind, TemplateFormat, segments},
};

use crate::ui::components::html::Html;

/// Longer lines are written without marks and variables: nobody reads them word by word.
const PLAIN_FROM: usize = 65_536;

/// An unchanged line.
pub fn same(html: &mut Html, text: &str, format: TemplateFormat) {
    match text.is_empty() {
        true => blank(html),
        false => words(html, text, format, true),
    }
}

/// A line in pieces; `blank` lines of one side say which side it is.
pub fn pieces(html: &mut Html, pieces: &[Piece], kind: PieceKind, format: TemplateFormat) {
    if pieces.is_empty() {
        said(html, kind, "blank line");
        return blank(html);
    }
    for (index, piece) in pieces.iter().enumerate() {
        let is_last = index + 1 == pieces.len();
        match piece.kind {
            PieceKind::Same => words(html, &piece.text, format, is_last),
            PieceKind::Removed => {
                html.raw("<del><span class=\"vh\">removed: </span>");
                words(html, &piece.text, format, is_last);
                html.raw("</del>");
            }
            PieceKind::Added => {
                html.raw("<ins><span class=\"vh\">added: </span>");
                words(html, &piece.text, format, is_last);
                html.raw("</ins>");
            }
        }
    }
}

/// A whole stretch of lines in one piece: only escaped, it is too large for more.
pub fn whole(html: &mut Html, text: &str, kind: PieceKind) {
    said(html, kind, "");
    html.text(text);
}

fn said(html: &mut Html, kind: PieceKind, what: &'static str) {
    let verb = match kind {
        PieceKind::Same => return,
        PieceKind::Removed => "removed: ",
        PieceKind::Added => "added: ",
    };
    html.raw("<span class=\"vh\">").raw(verb).raw(what).raw("</span>");
}

fn blank(html: &mut Html) {
    html.raw("<span class=\"blank\">&nbsp;</span>");
}

fn words(html: &mut Html, text: &str, format: TemplateFormat, line_end: bool) {
    if text.len() > PLAIN_FROM {
        html.text(text);
        return;
    }
    let found = segments(text, format);
    let last = found.len();
    for (index, segment) in found.iter().enumerate() {
        let is_last = line_end && index + 1 == last;
        match segment.kind {
            SegmentKind::Plain => marked(html, &segment.text, is_last),
            SegmentKind::Variable | SegmentKind::Problem => {
                html.raw("<code>");
                marked(html, &segment.text, is_last);
                html.raw("</code>");
            }
        }
    }
}

fn marked(html: &mut Html, text: &str, line_end: bool) {
    for Marked { text, mark } in visible_marks(text, line_end) {
        match mark {
            None => {
                html.text(&text);
            }
            Some(mark) => unseen(html, &text, mark),
        }
    }
}

/// Spaces keep their place beside their mark, so that a copy of the line is the line. Characters that turn the writing
/// direction or show nothing are named instead of written: they could make the line look like another one.
fn unseen(html: &mut Html, text: &str, mark: Mark) {
    let (class, sign) = match mark {
        Mark::TrailingSpace => ("ws ws--trailing", "·"),
        Mark::Tab => ("ws", "→"),
        Mark::NoBreakSpace => ("ws", "°"),
        Mark::OtherSpace => ("ws", "·"),
        Mark::Direction | Mark::Invisible => ("ws ws--trailing", ""),
    };
    for letter in text.chars() {
        html.raw("<span class=\"").raw(class).raw("\" role=\"img\" aria-label=\"").raw(mark.says());
        html.raw("\" title=\"").raw(mark.says()).raw("\">");
        match sign {
            "" => html.text(&format!("U+{:04X}", u32::from(letter))).raw("</span>"),
            sign if mark == Mark::TrailingSpace => html.raw(sign).raw("</span>"),
            sign => html.raw(sign).raw("</span>").letter(letter),
        };
    }
}

/// How a line is set: headings bold, lines of a code block in the mono face. Fences are followed from line to line.
#[derive(Default)]
pub struct Setting {
    fence: Option<char>,
}

impl Setting {
    /// The class of the next line, with a space before it.
    pub fn class(&mut self, line: &str) -> &'static str {
        let start = line.trim_start();
        let fence =
            ['`', '~'].into_iter().find(|mark| start.chars().take_while(|letter| letter == mark).take(3).count() == 3);
        if let Some(mark) = fence
            && self.fence.is_none_or(|open| open == mark)
        {
            self.fence = if self.fence.is_some() { None } else { Some(mark) };
            return " is-code";
        }
        let hashes = line.len() - line.trim_start_matches('#').len();
        match self.fence {
            Some(_) => " is-code",
            None if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') => " is-head",
            None => "",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut html = Html::default();
        same(&mut html, text, TemplateFormat::Mustache);
        html.into_string()
    }

    #[test]
    fn variables_are_code_and_markup_is_text() {
        assert_eq!(written("Hi {{name}} <b>"), "Hi <code>{{name}}</code> &lt;b&gt;");
    }

    #[test]
    fn nothing_unseen_stays_unseen() {
        assert!(written("end  ").contains("space at the end of the line"));
        assert!(written("a\tb").contains("aria-label=\"tab\""));
        let turned = written("a\u{202e}b");
        assert!(turned.contains("U+202E") && !turned.contains('\u{202e}'), "{turned}");
    }

    #[test]
    fn a_heading_inside_a_code_block_is_code() {
        let mut setting = Setting::default();
        let lines = ["# One", "```", "# two", "```", "three"];
        assert_eq!(lines.map(|line| setting.class(line)), [" is-head", " is-code", " is-code", " is-code", ""]);
    }
}
