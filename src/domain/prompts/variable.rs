//! Variables of a template: what the client libraries fill in, and what looks like a variable but stays unfilled.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

mod scan;

use scan::{Event, Meaning};

/// How a template writes its variables. Mustache is `{{name}}`, an f-string is `{name}` with doubled braces as text.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum TemplateFormat {
    #[default]
    Mustache,
    FString,
    None,
}

impl TemplateFormat {
    /// The stored and transmitted word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mustache => "mustache",
            Self::FString => "f_string",
            Self::None => "none",
        }
    }

    /// The format of a stored word, none for any other word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Mustache, Self::FString, Self::None].into_iter().find(|format| format.as_str() == word)
    }

    /// A variable as one writes it in this format.
    pub fn wrap(self, name: &str) -> String {
        match self {
            Self::Mustache => format!("{{{{{name}}}}}"),
            Self::FString => format!("{{{name}}}"),
            Self::None => name.to_owned(),
        }
    }
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    pub name: String,
    pub count: usize,
    /// Counted from 1.
    pub first_line: usize,
}

#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    Spaces,
    NonAscii,
    PrototypeName,
    Empty,
    Unclosed,
    ExtraBraces,
    NotAName,
    StrayBrace,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Counted from 1.
    pub line: usize,
    /// The place as it is written, cut after 80 characters.
    pub text: String,
    pub kind: ProblemKind,
    /// A sentence that names the client libraries it concerns.
    pub says: String,
    /// What to write instead, where one answer suggests itself; it replaces the whole span.
    pub repair: Option<String>,
}

#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum SpanKind {
    Variable,
    Problem,
}

/// Byte offsets into the text; spans are in order and never overlap.
#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: usize,
    pub end: usize,
    pub kind: SpanKind,
}

#[derive(Serialize, Deserialize, Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// In order of first appearance. Holds also those that are filled in but come with a problem.
    pub variables: Vec<Variable>,
    /// The first [`PROBLEMS_LISTED`]; `spans` holds all.
    pub problems: Vec<Problem>,
    pub spans: Vec<Span>,
}

#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum SegmentKind {
    Plain,
    Variable,
    Problem,
}

#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    pub text: String,
    pub kind: SegmentKind,
}

/// Nobody reads more, and a hostile text could hold hundreds of thousands.
pub const PROBLEMS_LISTED: usize = 500;

const SHOWN_CHARS: usize = 80;

/// Everything in braces, in one pass over the text.
pub fn find(text: &str, format: TemplateFormat) -> Found {
    let mut found = Found::default();
    let mut index_of: HashMap<&str, usize> = HashMap::new();
    let mut line = 1;
    let mut counted_to = 0;
    scan::each(text, format, |event| {
        line += text.as_bytes()[counted_to..event.start].iter().filter(|byte| **byte == b'\n').count();
        counted_to = event.start;
        if let Some(name) = event.name {
            let index = *index_of.entry(name).or_insert_with(|| {
                found.variables.push(Variable { name: name.to_owned(), count: 0, first_line: line });
                found.variables.len() - 1
            });
            found.variables[index].count += 1;
        }
        let kind = match event.meaning {
            Meaning::Escape(_) => return,
            Meaning::Variable => SpanKind::Variable,
            Meaning::Problem(_) => SpanKind::Problem,
        };
        found.spans.push(Span { start: event.start, end: event.end, kind });
        if let Meaning::Problem(problem) = event.meaning
            && found.problems.len() < PROBLEMS_LISTED
        {
            found.problems.push(describe(text, format, &event, problem, line));
        }
    });
    found
}

/// The text cut into plain, variable and problem pieces; together they are the text.
pub fn segments(text: &str, format: TemplateFormat) -> Vec<Segment> {
    let mut pieces = Vec::new();
    let mut plain_from = 0;
    let mut push = |start: usize, end: usize, kind: SegmentKind| {
        if start < end {
            pieces.push(Segment { text: text[start..end].to_owned(), kind });
        }
    };
    scan::each(text, format, |event| {
        let kind = match event.meaning {
            Meaning::Escape(_) => return,
            Meaning::Variable => SegmentKind::Variable,
            Meaning::Problem(_) => SegmentKind::Problem,
        };
        push(plain_from, event.start, SegmentKind::Plain);
        push(event.start, event.end, kind);
        plain_from = event.end;
    });
    push(plain_from, text.len(), SegmentKind::Plain);
    pieces
}

/// Fills in what `values` holds, in one pass: a filled-in value is not looked at again, an unknown name stays as it is.
pub fn render(text: &str, format: TemplateFormat, values: &BTreeMap<String, String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut copied_to = 0;
    scan::each(text, format, |event| {
        if let Meaning::Escape(brace) = event.meaning {
            filled.push_str(&text[copied_to..event.start]);
            filled.push(brace);
            copied_to = event.end;
        } else if let Some(value) = event.name.and_then(|name| values.get(name)) {
            let (start, end) = event.inner;
            filled.push_str(&text[copied_to..start]);
            filled.push_str(value);
            copied_to = end;
        }
    });
    filled.push_str(&text[copied_to..]);
    filled
}

fn describe(text: &str, format: TemplateFormat, event: &Event<'_>, kind: ProblemKind, line: usize) -> Problem {
    let written = &text[event.start..event.end];
    let shown = match written.char_indices().nth(SHOWN_CHARS) {
        Some((cut, _)) => format!("{}…", &written[..cut]),
        None => written.to_owned(),
    };
    let says = sentence(format, kind, event.name).to_owned();
    Problem { line, text: shown, kind, says, repair: repair(written, format, kind) }
}

fn sentence(format: TemplateFormat, kind: ProblemKind, name: Option<&str>) -> &'static str {
    let mustache = format == TemplateFormat::Mustache;
    match kind {
        ProblemKind::Spaces if mustache => {
            "PostHog’s clients leave this unfilled: a variable’s name and its braces cannot contain spaces."
        }
        ProblemKind::Spaces => {
            "Phoenix’s Python client leaves this unfilled: a variable’s name and its braces cannot contain spaces."
        }
        ProblemKind::NonAscii if mustache => {
            "PostHog’s JavaScript client leaves this unfilled, its Python client fills it in: use the letters A to Z, digits, dots, hyphens and underscores."
        }
        ProblemKind::NonAscii => {
            "Phoenix’s JavaScript client may leave this unfilled: use the letters A to Z, digits and underscores."
        }
        ProblemKind::PrototypeName => {
            "PostHog’s JavaScript client writes program text here when no value is given, because every JavaScript object has a property of this name: choose another name."
        }
        ProblemKind::Empty => "Every client leaves this unfilled: there is no name between the braces.",
        ProblemKind::Unclosed => "Every client leaves this unfilled: the closing braces are missing.",
        ProblemKind::ExtraBraces if name.is_some() => {
            "PostHog’s clients fill in the inner braces only and leave the outer ones in the text."
        }
        ProblemKind::ExtraBraces => "Every client leaves this unfilled: two braces on either side are enough.",
        ProblemKind::NotAName if mustache => {
            "PostHog’s clients leave this unfilled: between the braces stands no name made of letters, digits, dots, hyphens and underscores."
        }
        ProblemKind::NotAName => {
            "Phoenix’s JavaScript client leaves this unfilled: between the braces stands no plain name. Braces meant as text are written twice."
        }
        ProblemKind::StrayBrace => {
            "Phoenix’s Python client refuses the whole template here: a brace meant as text is written twice."
        }
    }
}

fn repair(written: &str, format: TemplateFormat, kind: ProblemKind) -> Option<String> {
    let inside = written.trim_matches(['{', '}']).trim();
    match kind {
        ProblemKind::Spaces | ProblemKind::Unclosed | ProblemKind::ExtraBraces => {
            let name = inside.split_whitespace().collect::<Vec<_>>().join("_");
            scan::is_name(&name, format).then(|| format.wrap(&name))
        }
        ProblemKind::NotAName if format == TemplateFormat::FString => Some(format!("{{{written}}}")),
        ProblemKind::StrayBrace => Some(written.repeat(2)),
        ProblemKind::NotAName | ProblemKind::NonAscii | ProblemKind::PrototypeName | ProblemKind::Empty => None,
    }
}

#[cfg(test)]
mod tests;
