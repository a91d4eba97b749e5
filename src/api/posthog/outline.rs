//! The headings of a prompt's Markdown.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::Serialize;

#[derive(Debug, PartialEq, Serialize)]
pub struct Heading {
    /// 1 to 6.
    level: u8,
    text: String,
}

pub fn outline(text: &str) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut open: Option<Heading> = None;
    for event in Parser::new(text) {
        match (event, &mut open) {
            (Event::Start(Tag::Heading { level, .. }), _) => {
                open = Some(Heading { level: level as u8, text: String::new() });
            }
            (Event::End(TagEnd::Heading(_)), _) => headings.extend(open.take()),
            (Event::Text(words) | Event::Code(words) | Event::InlineHtml(words), Some(heading)) => {
                heading.text.push_str(&words);
            }
            (Event::SoftBreak | Event::HardBreak, Some(heading)) => heading.text.push(' '),
            _ => {}
        }
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_the_headings_and_not_what_looks_like_one() {
        let text = "# Role\n\nYou are *kind*.\n\n## The `{{tone}}` tone\n\n```\n# no heading\n```\n\nLast\n====\n";
        let found: Vec<_> = outline(text).into_iter().map(|heading| (heading.level, heading.text)).collect();
        let wanted = [(1, "Role"), (2, "The {{tone}} tone"), (1, "Last")];
        assert_eq!(found, wanted.map(|(level, text)| (level, String::from(text))));
        assert_eq!(outline("#hashtag"), []);
    }
}
