//! Unchanged stretches folded to one bar.

use super::model::{Fold, Row, SameLine};

/// Fewer hidden lines than this are not worth a bar.
const FOLDED_AT_LEAST: usize = 4;

pub(super) fn fold(rows: Vec<Row>, context: usize) -> Vec<Row> {
    let mut folded = Vec::with_capacity(rows.len());
    let mut headings = Headings::default();
    let mut stretch: Vec<SameLine> = Vec::new();
    for row in rows {
        if let Row::Same(line) = row {
            stretch.push(line);
            continue;
        }
        let before = if folded.is_empty() { 0 } else { context };
        close(&mut folded, &mut stretch, (before, context), &mut headings);
        headings.see_row(&row);
        folded.push(row);
    }
    let before = if folded.is_empty() { 0 } else { context };
    close(&mut folded, &mut stretch, (before, 0), &mut headings);
    folded
}

/// Moves a stretch of unchanged lines over, its middle as a fold. `shown` lines stay at its beginning and end.
fn close(folded: &mut Vec<Row>, stretch: &mut Vec<SameLine>, shown: (usize, usize), headings: &mut Headings) {
    let lines = std::mem::take(stretch);
    let hidden = lines.len().saturating_sub(shown.0.saturating_add(shown.1));
    if hidden < FOLDED_AT_LEAST {
        for line in lines {
            headings.see(&line.text);
            folded.push(Row::Same(line));
        }
        return;
    }
    let mut rest = lines.into_iter();
    for line in rest.by_ref().take(shown.0) {
        headings.see(&line.text);
        folded.push(Row::Same(line));
    }
    let inside: Vec<SameLine> = rest.by_ref().take(hidden).collect();
    for line in &inside {
        headings.see(&line.text);
    }
    let texts: Vec<&str> = inside.iter().map(|line| line.text.as_str()).collect();
    folded.push(Row::Fold(Fold {
        base_first: inside[0].base_no,
        head_first: inside[0].head_no,
        lines: hidden,
        text: texts.join("\n"),
        heading: headings.last.clone(),
    }));
    for line in rest {
        headings.see(&line.text);
        folded.push(Row::Same(line));
    }
}

/// The last Markdown heading read so far; a line of a code block is none.
#[derive(Default)]
struct Headings {
    last: Option<String>,
    fence: Option<char>,
}

impl Headings {
    fn see_row(&mut self, row: &Row) {
        match row {
            Row::Changed(line) => {
                if let Some(head) = &line.head {
                    self.see(&head.text());
                }
            }
            Row::Block(block) => {
                for line in block.head.iter().flat_map(|side| side.text.split('\n')) {
                    self.see(line);
                }
            }
            Row::Same(_) | Row::Fold(_) | Row::Blank(_) => {}
        }
    }

    fn see(&mut self, line: &str) {
        let start = line.trim_start();
        if let Some(mark) =
            ['`', '~'].into_iter().find(|mark| start.chars().take_while(|sign| sign == mark).count() >= 3)
        {
            self.fence = match self.fence {
                None => Some(mark),
                Some(open) if open == mark => None,
                open => open,
            };
            return;
        }
        if self.fence.is_none()
            && let Some(heading) = heading(line)
        {
            self.last = Some(heading.to_owned());
        }
    }
}

fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    let is_heading = (1..=6).contains(&level) && text.starts_with([' ', '\t']);
    let words = text.trim_end().trim_end_matches('#').trim();
    (is_heading && !words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prompts::diff::model::ChangedLine;

    fn rows(texts: &[&str]) -> Vec<Row> {
        let numbered = texts.iter().enumerate().map(|(index, text)| match *text {
            "!" => Row::Changed(ChangedLine { change: 1, spacing: false, by_line: false, base: None, head: None }),
            text => Row::Same(SameLine { base_no: index + 1, head_no: index + 1, text: text.to_owned() }),
        });
        numbered.collect()
    }

    fn shape(rows: &[Row]) -> String {
        let letters = rows.iter().map(|row| match row {
            Row::Same(_) => "s".to_owned(),
            Row::Fold(fold) => format!("({})", fold.lines),
            _ => "!".to_owned(),
        });
        letters.collect()
    }

    #[test]
    fn context_stays_on_either_side() {
        let mut texts = vec!["x"; 30];
        texts[8] = "!";
        texts[20] = "!";
        assert_eq!(shape(&fold(rows(&texts), 3)), "(5)sss!sss(5)sss!sss(6)");
        assert_eq!(
            shape(&fold(rows(&texts), usize::MAX)),
            "s".repeat(8) + "!" + &"s".repeat(11) + "!" + &"s".repeat(9)
        );
    }

    #[test]
    fn a_short_stretch_stays_open_and_a_text_without_change_folds_whole() {
        assert_eq!(shape(&fold(rows(&["a", "b", "c", "!"]), 0)), "sss!");
        assert_eq!(shape(&fold(rows(&["x"; 12]), 3)), "(12)");
    }

    #[test]
    fn a_fold_knows_its_lines_and_its_heading() {
        let texts = ["# One", "!", "a", "## Two ##", "```", "# no heading", "```", "b", "!"];
        let found = fold(rows(&texts), 1);
        let Row::Fold(inside) = &found[3] else { panic!("{found:?}") };
        assert_eq!(inside.heading.as_deref(), Some("Two"));
        let lines: Vec<_> = inside.rows().map(|line| (line.head_no, line.text)).collect();
        assert_eq!(lines[0], (4, "## Two ##".to_owned()));
        assert_eq!(lines.len(), inside.lines);
    }

    #[test]
    fn hashes_alone_make_no_heading() {
        assert_eq!((heading("#tag"), heading("###"), heading("####### deep")), (None, None, None));
        assert_eq!(heading("### Role #"), Some("Role"));
    }
}
