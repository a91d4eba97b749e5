//! One pass over the braces of a template.

use super::{ProblemKind, TemplateFormat};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    Variable,
    Problem(ProblemKind),
    /// A doubled brace of an f-string, which stands for this one.
    Escape(char),
}

/// A place in the text. `name` is set where a client fills something in, and `inner` is then what it replaces.
pub(super) struct Event<'a> {
    pub start: usize,
    pub end: usize,
    pub meaning: Meaning,
    pub name: Option<&'a str>,
    pub inner: (usize, usize),
}

pub(super) fn each<'a>(text: &'a str, format: TemplateFormat, mut seen: impl FnMut(Event<'a>)) {
    match format {
        TemplateFormat::Mustache => mustache(text, &mut seen),
        TemplateFormat::FString => f_string(text, &mut seen),
        TemplateFormat::None => {}
    }
}

/// What every client fills in.
pub(super) fn is_name(name: &str, format: TemplateFormat) -> bool {
    let letters = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    match format {
        TemplateFormat::Mustache => {
            !name.is_empty() && name.as_bytes().iter().all(|byte| letters(byte) || matches!(byte, b'.' | b'-'))
        }
        TemplateFormat::FString => {
            !name.starts_with(|first: char| first.is_ascii_digit())
                && !name.is_empty()
                && name.as_bytes().iter().all(letters)
        }
        TemplateFormat::None => false,
    }
}

/// The properties `in` finds on any JavaScript object: that is how PostHog's client asks for a value.
const ON_EVERY_OBJECT: [&str; 12] = [
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
    "__proto__",
];

fn run_of(bytes: &[u8], from: usize, brace: u8) -> usize {
    bytes[from..].iter().take_while(|byte| **byte == brace).count()
}

/// Up to the next brace or line end: where the content of an opened brace stops at the latest.
fn content_end(bytes: &[u8], from: usize) -> usize {
    let stop = bytes[from..].iter().position(|byte| matches!(byte, b'{' | b'}' | b'\n'));
    stop.map_or(bytes.len(), |length| from + length)
}

fn mustache<'a>(text: &'a str, seen: &mut impl FnMut(Event<'a>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(skipped) = bytes[at..].iter().position(|byte| *byte == b'{') {
        let open = at + skipped;
        let opening = run_of(bytes, open, b'{');
        let content_from = open + opening;
        if opening < 2 {
            at = content_from;
            continue;
        }
        let content_to = content_end(bytes, content_from);
        let closing = run_of(bytes, content_to, b'}');
        let content = &text[content_from..content_to];
        at = content_to + closing;
        if closing < 2 {
            if let Some(written) = unclosed_name(content) {
                let end = content_from + written + if written == content.len() { closing } else { 0 };
                let meaning = Meaning::Problem(ProblemKind::Unclosed);
                seen(Event { start: content_from - 2, end, meaning, name: None, inner: (0, 0) });
            }
            continue;
        }
        let extra = if opening > 2 && closing > 2 { opening.min(closing) - 2 } else { 0 };
        let inner = (content_from - 2, content_to + 2);
        let meaning = mustache_meaning(content, extra > 0);
        let filled = is_name(content, TemplateFormat::Mustache);
        seen(Event { start: inner.0 - extra, end: inner.1 + extra, meaning, name: filled.then_some(content), inner });
    }
}

fn mustache_meaning(content: &str, extra_braces: bool) -> Meaning {
    if extra_braces {
        return Meaning::Problem(ProblemKind::ExtraBraces);
    }
    if is_name(content, TemplateFormat::Mustache) {
        let taken = ON_EVERY_OBJECT.contains(&content);
        return if taken { Meaning::Problem(ProblemKind::PrototypeName) } else { Meaning::Variable };
    }
    Meaning::Problem(what_is_wrong(content, |letter| matches!(letter, '_' | '.' | '-')))
}

fn what_is_wrong(content: &str, joins: impl Fn(char) -> bool) -> ProblemKind {
    if content.trim().is_empty() {
        ProblemKind::Empty
    } else if !content.chars().all(|letter| letter.is_alphanumeric() || letter.is_whitespace() || joins(letter)) {
        ProblemKind::NotAName
    } else if content.contains(char::is_whitespace) {
        ProblemKind::Spaces
    } else if content.is_ascii() {
        ProblemKind::NotAName
    } else {
        ProblemKind::NonAscii
    }
}

/// The length of the name that follows opened braces, with the spaces before it.
fn unclosed_name(content: &str) -> Option<usize> {
    let name = content.trim_start();
    let before = content.len() - name.len();
    let letters = name.find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-')));
    let length = letters.unwrap_or(name.len());
    (length > 0).then_some(before + length)
}

fn f_string<'a>(text: &'a str, seen: &mut impl FnMut(Event<'a>)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(skipped) = bytes[at..].iter().position(|byte| matches!(byte, b'{' | b'}')) {
        let start = at + skipped;
        let brace = bytes[start];
        if bytes.get(start + 1) == Some(&brace) {
            at = start + 2;
            let meaning = Meaning::Escape(char::from(brace));
            seen(Event { start, end: at, meaning, name: None, inner: (start, at) });
            continue;
        }
        let content_to = content_end(bytes, start + 1);
        let closed = brace == b'{' && bytes.get(content_to) == Some(&b'}');
        if !closed {
            let event = stray(text, start, content_to, brace);
            at = event.end;
            seen(event);
            continue;
        }
        at = content_to + 1;
        let content = &text[start + 1..content_to];
        let filled = is_name(content, TemplateFormat::FString);
        let meaning = match filled {
            true => Meaning::Variable,
            false => Meaning::Problem(what_is_wrong(content, |letter| letter == '_')),
        };
        seen(Event { start, end: at, meaning, name: filled.then_some(content), inner: (start, at) });
    }
}

fn stray<'a>(text: &'a str, start: usize, content_to: usize, brace: u8) -> Event<'a> {
    let name = if brace == b'{' { unclosed_name(&text[start + 1..content_to]) } else { None };
    let (kind, end) = match name {
        Some(length) if is_name(text[start + 1..start + 1 + length].trim(), TemplateFormat::FString) => {
            (ProblemKind::Unclosed, start + 1 + length)
        }
        _ => (ProblemKind::StrayBrace, start + 1),
    };
    Event { start, end, meaning: Meaning::Problem(kind), name: None, inner: (0, 0) }
}
