//! A prompt inside a prompt: `@@@prompt:name=tone|version=3@@@` or `@@@prompt:name=tone|label=production@@@` stands for the
//! text of another prompt of the project. It is put in when a program fetches; one level deep.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    content::{Content, Message, Part},
    name::PromptName,
    number::VersionNumber,
    selector::Selector,
    tag::TagName,
};

/// So many other prompts can one prompt hold.
pub const MAX_REFERENCES: usize = 20;

const OPENS: &str = "@@@prompt:name=";
const CLOSES: &str = "@@@";

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reference {
    pub name: PromptName,
    pub target: Target,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    Version(VersionNumber),
    Tag(TagName),
}

/// A reference with the version it stood for when the prompt was put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    pub reference: Reference,
    pub version: VersionNumber,
}

/// A prompt with the texts of the others in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Assembled {
    pub content: Content,
    pub references: Vec<Resolved>,
}

/// What keeps a prompt with references from being published or fetched.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum ReferenceFault {
    #[error("a prompt can reference at most {MAX_REFERENCES} other prompts; remove some references and try again")]
    TooMany,
    #[error("the prompt {name} references itself; remove the reference")]
    Itself { name: String },
    #[error(
        "this prompt stands in {by}, and one that stands in others cannot contain references of its own; remove the \
         references here, or those there"
    )]
    Referenced { by: String },
    #[error("the referenced prompt '{name}' does not exist; create it first, or remove the reference")]
    NoPrompt { name: String },
    #[error("prompt '{name}' has no version {version}; pin a version that is there, or a tag")]
    NoVersion { name: String, version: VersionNumber },
    #[error("prompt '{name}' has no tag '{tag}'; set the tag first, or pin a version")]
    NoTag { name: String, tag: String },
    #[error("the referenced prompt '{name}' is a chat, and only a text can stand in another; use its words instead")]
    NotText { name: String },
    #[error(
        "the referenced prompt '{name}' contains references of its own, and only one level is put together; take \
         them out of it, or reference those prompts themselves"
    )]
    Nested { name: String },
    #[error(
        "together with the prompts that it references this prompt has more than 1,000,000 bytes; shorten one of them"
    )]
    TooLarge,
    #[error("the prompt {name} is referenced by {by}; remove the references there first")]
    InUse { name: String, by: String },
    #[error("the tag {tag} of {name} is referenced by {by}; pin a version there first")]
    TagInUse { name: String, tag: String, by: String },
    /// The tag would move to a version that cannot stand in the prompts that reference it.
    #[error(
        "the tag {tag} of {name} is referenced by {by}, where this version cannot stand: {why}. Choose another version, \
         or pin one there first"
    )]
    TagCannotMove { name: String, tag: String, by: String, why: Box<ReferenceFault> },
}

impl ReferenceFault {
    /// Whether others are in the way, and nothing is wrong with the prompt itself.
    pub fn is_in_use(&self) -> bool {
        matches!(self, Self::InUse { .. } | Self::TagInUse { .. } | Self::TagCannotMove { .. })
    }
}

impl Reference {
    pub fn selector(&self) -> Selector {
        match &self.target {
            Target::Version(number) => Selector::Number(*number),
            Target::Tag(tag) => Selector::Tag(tag.clone()),
        }
    }

    /// The fault when there is a prompt of that name and not this version of it.
    pub fn missing(&self) -> ReferenceFault {
        let name = self.name.to_string();
        match &self.target {
            Target::Version(version) => ReferenceFault::NoVersion { name, version: *version },
            Target::Tag(tag) => ReferenceFault::NoTag { name, tag: tag.to_string() },
        }
    }
}

/// The references of a text with the places they stand at. Whatever is not written exactly like one is text.
pub fn find(text: &str) -> Vec<(Range<usize>, Reference)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(OPENS).map(|offset| at + offset) {
        let inner = start + OPENS.len();
        let Some(length) = text[inner..].find(CLOSES) else { break };
        match parse(&text[inner..inner + length]) {
            Some(reference) => {
                let end = inner + length + CLOSES.len();
                found.push((start..end, reference));
                at = end;
            }
            None => at = inner,
        }
    }
    found
}

fn parse(inner: &str) -> Option<Reference> {
    let (name, target) = inner.split_once('|')?;
    let name = PromptName::parse(name).ok()?;
    let target = match target.split_once('=')? {
        ("version", digits) => Target::Version(version(digits)?),
        // A name with spaces around it would be tidied, and is not written exactly.
        ("label", label) => Target::Tag(TagName::parse(label).ok().filter(|tag| tag.as_str() == label)?),
        _ => return None,
    };
    Some(Reference { name, target })
}

fn version(digits: &str) -> Option<VersionNumber> {
    let is_number = digits.len() <= 9 && !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number).and_then(VersionNumber::new)
}

/// The references of a content, each once. Of more than a prompt can hold one more is enough to tell.
pub fn references(content: &Content) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    for (_, reference) in texts(content).into_iter().flat_map(find) {
        if found.len() > MAX_REFERENCES {
            break;
        }
        if !found.contains(&reference) {
            found.push(reference);
        }
    }
    found
}

fn texts(content: &Content) -> Vec<&str> {
    match content {
        Content::Text(text) => vec![text],
        Content::Chat(messages) => messages.iter().flat_map(|message| &message.parts).filter_map(part_text).collect(),
    }
}

fn part_text(part: &Part) -> Option<&str> {
    match part {
        Part::Text { text } => Some(text),
        Part::ToolCall { .. } | Part::ToolResult { .. } => None,
    }
}

/// Puts the text of each reference in its place, wherever it stands. `text_of` knows every reference of the content.
/// `None` when the texts together would have more than `most` bytes: a short prompt can name a long one very often.
pub fn assemble<'a>(content: &Content, most: usize, text_of: impl Fn(&Reference) -> &'a str) -> Option<Content> {
    let mut page = Page { room: most, text_of };
    Some(match content {
        Content::Text(text) => Content::Text(page.assemble(text)?),
        Content::Chat(messages) => {
            Content::Chat(messages.iter().map(|message| page.message(message)).collect::<Option<_>>()?)
        }
    })
}

/// What is put together, with the bytes that it may still have.
struct Page<F> {
    room: usize,
    text_of: F,
}

impl<'a, F: Fn(&Reference) -> &'a str> Page<F> {
    fn message(&mut self, message: &Message) -> Option<Message> {
        let part = |part: &Part| match part {
            Part::Text { text } => Some(Part::Text { text: self.assemble(text)? }),
            other => Some(other.clone()),
        };
        Some(Message { role: message.role, parts: message.parts.iter().map(part).collect::<Option<_>>()? })
    }

    fn assemble(&mut self, text: &str) -> Option<String> {
        let mut assembled = String::new();
        let mut at = 0;
        for (range, reference) in find(text) {
            self.push(&mut assembled, &text[at..range.start])?;
            let put_in = (self.text_of)(&reference);
            self.push(&mut assembled, put_in)?;
            at = range.end;
        }
        self.push(&mut assembled, &text[at..])?;
        Some(assembled)
    }

    fn push(&mut self, assembled: &mut String, words: &str) -> Option<()> {
        self.room = self.room.checked_sub(words.len())?;
        assembled.push_str(words);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prompts::content::ChatRole;

    fn found(text: &str) -> Vec<String> {
        find(text)
            .into_iter()
            .map(|(range, reference)| format!("{range:?} {}@{}", reference.name, reference.selector()))
            .collect()
    }

    #[test]
    fn references_are_found_where_they_stand() {
        let text = "é @@@prompt:name=tone|version=3@@@ and @@@prompt:name=rules|label=v1.0@@@.";
        assert_eq!(found(text), ["3..35 tone@3", "40..74 rules@v1.0"]);
        assert_eq!(found("@@@prompt:name=a|version=1@@@@@@prompt:name=a|version=2@@@").len(), 2);
        assert_eq!(found("@@@prompt:name=@@@prompt:name=a|version=1@@@"), ["15..44 a@1"], "begun anew");
    }

    #[test]
    fn what_is_not_written_exactly_is_text() {
        for text in [
            "@@@prompt:name=a|version=01@@@",
            "@@@prompt:name=a|version=0@@@",
            "@@@prompt:name=a|version=1234567890@@@",
            "@@@prompt:name=a|version=+1@@@",
            "@@@prompt:name=a b|version=1@@@",
            "@@@prompt:name=a|label=Production@@@",
            "@@@prompt:name=a|label= production@@@",
            "@@@prompt:name=a|label=latest@@@",
            "@@@prompt:name=a@@@",
            "@@@prompt:name=a|version=1",
            "@@@prompt: name=a|version=1@@@",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn texts_are_put_in_at_every_place() {
        let one = "@@@prompt:name=tone|version=3@@@";
        let content = Content::Text(format!("{one}, then {one}!"));
        assert_eq!(references(&content).len(), 1);
        assert_eq!(assemble(&content, 100, |_| "<tone>"), Some(Content::Text("<tone>, then <tone>!".into())));
    }

    #[test]
    fn nothing_is_put_together_that_is_too_long() {
        let text = "@@@prompt:name=long|version=1@@@".repeat(10);
        let long = "x".repeat(100);
        assert!(assemble(&Content::Text(text.clone()), 1_000, |_| &long).is_some());
        assert_eq!(assemble(&Content::Text(text.clone()), 999, |_| &long), None);
        let chat = Content::Chat(vec![Message::text(ChatRole::User, text); 2]);
        assert!(assemble(&chat, 2_000, |_| &long).is_some());
        assert_eq!(assemble(&chat, 1_999, |_| &long), None, "all messages together");
    }

    #[test]
    fn of_too_many_references_one_too_many_is_told() {
        let many: String = (1..=1_000).map(|number| format!("@@@prompt:name=tone|version={number}@@@")).collect();
        assert_eq!(references(&Content::Text(many)).len(), MAX_REFERENCES + 1);
    }
}
