//! What changed between two versions, as a model reads it: a short list of changed lines, with `-` and `+` before them.

use serde_json::{Map, Value, json};

use super::failure::Failure;
use crate::domain::{
    prompts::{
        diff::{
            Area, BlockSide, Comparison, FieldChange, LineSide, Options, Piece, PieceKind, Row, Side, SummaryPart,
            compare,
        },
        object::JsonObject,
        version::PromptVersion,
    },
    refusal::Refusal,
};

/// Of what stays the same in a changed line, so much is shown on either side of a change.
const AROUND: usize = 60;
/// No line is shown longer than this.
const LINE: usize = 1_000;

pub struct Changes {
    /// One sentence.
    pub summary: String,
    /// The changed passages.
    pub text: String,
    /// Whether there was more than fits.
    pub cut: bool,
    pub words_added: usize,
    pub words_removed: usize,
}

impl Changes {
    pub fn data(&self) -> Map<String, Value> {
        let Self { summary, text, cut, words_added, words_removed } = self;
        let data = json!({
            "summary": summary,
            "changes": text,
            "changes_are_cut": cut,
            "words_added": words_added,
            "words_removed": words_removed,
        });
        data.as_object().cloned().unwrap_or_default()
    }
}

/// In at most so many characters. Comparing large texts takes a while, so no other request waits behind it.
pub async fn between(base: PromptVersion, head: PromptVersion, most: usize) -> Result<Changes, Failure> {
    let compared = tokio::task::spawn_blocking(move || between_now(&base, &head, most)).await;
    compared.map_err(|_| Refusal::Internal { id: String::from("the x-request-id of this answer") }.into())
}

fn between_now(base: &PromptVersion, head: &PromptVersion, most: usize) -> Changes {
    let values = |version: &PromptVersion| {
        let settings = version.settings.as_ref().map(JsonObject::to_value);
        (version.content.plain(), settings, version.metadata.as_ref().map(JsonObject::to_value))
    };
    let (old, new) = (values(base), values(head));
    let base = Side { text: &old.0, settings: old.1.as_ref(), metadata: old.2.as_ref(), format: base.format };
    let head = Side { text: &new.0, settings: new.1.as_ref(), metadata: new.2.as_ref(), format: head.format };
    let comparison = compare(base, head, Options { context: 1, ..Options::default() });
    let mut page = Page { text: String::new(), left: most, cut: false };
    page.write(&comparison);
    Changes {
        summary: sentence(&comparison.summary),
        text: page.text,
        cut: page.cut,
        words_added: comparison.counts.words_added,
        words_removed: comparison.counts.words_removed,
    }
}

fn sentence(parts: &[SummaryPart]) -> String {
    let words = parts.iter().map(|part| match part {
        SummaryPart::Words(text) | SummaryPart::Variable(text) => text.as_str(),
    });
    words.collect::<String>() + "."
}

/// The list while it is written.
struct Page {
    text: String,
    /// Characters.
    left: usize,
    cut: bool,
}

impl Page {
    fn write(&mut self, comparison: &Comparison) {
        // Lines that all stay as they are say nothing beside a change of the settings.
        let changed = comparison.counts.text_changes + comparison.counts.whitespace_only > 0;
        for row in comparison.rows.iter().filter(|_| changed) {
            match row {
                Row::Same(line) => self.line(' ', &shortened(&line.text)),
                Row::Changed(line) => {
                    self.side('-', line.base.as_ref());
                    self.side('+', line.head.as_ref());
                }
                Row::Fold(_) => self.line(' ', "…"),
                Row::Block(block) => {
                    self.block('-', block.base.as_ref());
                    self.block('+', block.head.as_ref());
                }
                // Only where spaces are ignored, which they are not here.
                Row::Blank(_) => {}
            }
        }
        for field in &comparison.fields {
            self.field(field);
        }
    }

    fn side(&mut self, mark: char, side: Option<&LineSide>) {
        if let Some(side) = side {
            self.line(mark, &changed_line(&side.pieces));
        }
    }

    fn block(&mut self, mark: char, side: Option<&BlockSide>) {
        for line in side.iter().flat_map(|side| side.text.split('\n')) {
            self.line(mark, &shortened(line));
        }
    }

    fn field(&mut self, field: &FieldChange) {
        let area = match field.area {
            Area::Settings => "config",
            Area::Metadata => "metadata",
            // They stand in the lines above.
            Area::Variables => return,
        };
        let name =
            [area, field.path.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
        for (mark, value) in [('-', &field.base), ('+', &field.head)] {
            if let Some(value) = value {
                self.line(mark, &format!("{name}: {}", shortened(value)));
            }
        }
    }

    /// Nothing more once a line did not fit: a list with holes would mislead.
    fn line(&mut self, mark: char, words: &str) {
        let characters = words.chars().count() + 2;
        if self.cut || characters > self.left {
            self.cut = true;
            return;
        }
        self.left -= characters;
        self.text.push(mark);
        self.text.push_str(words);
        self.text.push('\n');
    }
}

/// What stays the same is shown only beside what changed: a prompt can be one long line.
fn changed_line(pieces: &[Piece]) -> String {
    let last = pieces.len().saturating_sub(1);
    let mut words = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece.kind {
            PieceKind::Same => words.push_str(&ends(&piece.text, index > 0, index < last)),
            PieceKind::Removed | PieceKind::Added => words.push_str(&piece.text),
        }
    }
    shortened(&words)
}

/// The first characters when a change stands before them, the last ones when one follows.
fn ends(text: &str, first: bool, last: bool) -> String {
    let characters: Vec<char> = text.chars().collect();
    let kept = AROUND * (usize::from(first) + usize::from(last));
    if kept == 0 || characters.len() <= kept {
        return text.to_string();
    }
    let head = &characters[..if first { AROUND } else { 0 }];
    let tail = &characters[characters.len() - if last { AROUND } else { 0 }..];
    head.iter().chain(['…'].iter()).chain(tail).collect()
}

fn shortened(line: &str) -> String {
    match line.char_indices().nth(LINE) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::{
        prompts::{content::Content, message::CommitMessage, number::VersionNumber, variable::TemplateFormat},
        refusal::Field,
        timestamp::Timestamp,
    };

    fn version(text: &str, settings: &str) -> PromptVersion {
        PromptVersion {
            uuid: Uuid::nil(),
            number: VersionNumber::FIRST,
            content: Content::text(text).expect("some text"),
            format: TemplateFormat::Mustache,
            settings: JsonObject::parse(Field::Settings, settings).expect("an object"),
            metadata: None,
            message: CommitMessage::default(),
            author: String::from("Lena"),
            created_at: Timestamp(0),
            restored_from: None,
        }
    }

    fn changes(base: &str, head: &str, most: usize) -> Changes {
        between_now(&version(base, ""), &version(head, ""), most)
    }

    #[test]
    fn changed_lines_stand_among_their_neighbours() {
        let lines = |middle: &str| format!("{}two\n{middle}\nfour\n{}", "one\n".repeat(20), "five\n".repeat(20));
        let changes = changes(&lines("three"), &lines("THREE"), 4_000);
        assert_eq!(changes.text, " …\n two\n-three\n+THREE\n four\n …\n");
        assert!(!changes.cut);
    }

    #[test]
    fn settings_are_compared_too() {
        let compared = between_now(&version("a", r#"{"model": "x"}"#), &version("a", r#"{"model": "y"}"#), 4_000);
        assert_eq!(compared.text, "-config.model: x\n+config.model: y\n");
    }

    #[test]
    fn one_long_line_shows_what_changed_in_it() {
        let around = "words and ".repeat(500);
        let changes = changes(&format!("{around}winter {around}"), &format!("{around}spring {around}"), 4_000);
        assert!(changes.text.contains("winter") && changes.text.contains("spring"), "{}", changes.text);
        assert!(changes.text.chars().count() < 400, "{}", changes.text);
    }

    #[test]
    fn what_does_not_fit_is_said_to_be_cut() {
        let (base, head) = ("old line\n".repeat(2_000), "a new thing\n".repeat(2_000));
        let changes = changes(&base, &head, 4_000);
        assert!(changes.cut);
        assert!(changes.text.chars().count() <= 4_000);
    }
}
