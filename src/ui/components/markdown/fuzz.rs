//! What must hold of the markup of any text: it is put into the page as it is.

use super::{MARKDOWN_BYTES, Rendered, plain, render};
use crate::{domain::prompts::variable::TemplateFormat, fuzz::texts};

/// The elements of a text, as they are written: no other element and no other attribute.
const ELEMENTS: [&str; 21] = [
    "blockquote",
    "code",
    "code class=\"var\"",
    "code class=\"var var--bad\"",
    "del",
    "em",
    "li dir=\"auto\"",
    "ol",
    "p",
    "p class=\"raw\" dir=\"auto\"",
    "p dir=\"auto\"",
    "pre class=\"plain\" dir=\"auto\"",
    "pre tabindex=\"0\"",
    "span aria-hidden=\"true\"",
    "span class=\"vh\"",
    "strong",
    "table tabindex=\"0\"",
    "tbody",
    "thead",
    "tr",
    "ul",
];
const CELLS: [&str; 2] = ["th scope=\"col\"", "td"];
const VOID: [&str; 2] = ["br", "hr"];

/// The boxes of the text and, within the innermost, a table, a link and a mark.
const DEEPEST: usize = 56;

pub fn markdown(data: &[u8]) {
    let [text] = texts(data);
    for format in [TemplateFormat::Mustache, TemplateFormat::FString, TemplateFormat::None] {
        let Rendered { html, headings } = render(&text, format, "in-");
        let ids = checked(&html).1;
        assert!(ids.iter().all(|id| ids.iter().filter(|other| *other == id).count() == 1), "each id once: {html}");
        assert!(headings.iter().all(|heading| ids.contains(&heading.id)), "every heading can be gone to: {html}");
        assert!(headings.iter().all(|heading| (1..=6).contains(&heading.rank)), "{headings:?}");
        let as_written = plain(&text, format);
        let words = checked(&as_written).0;
        let first = if text.starts_with('\n') { "\n" } else { "" };
        assert!(as_written.contains("class=\"unseen\"") || words == format!("{first}{text}"), "a letter is lost");
        assert!(text.len() <= MARKDOWN_BYTES || html == as_written);
    }
}

/// The words between the tags, and the ids. Panics at whatever a browser would not read as it was meant.
fn checked(html: &str) -> (String, Vec<String>) {
    let (mut words, mut ids, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(&read(before));
        let is_list = matches!(open.last(), Some(&("table" | "thead" | "tbody" | "tr" | "ul" | "ol")));
        assert!(!is_list || before.is_empty(), "{before:?} cannot stand in {open:?}: {html}");
        let (tag, after) = after.split_once('>').unwrap_or_else(|| panic!("a tag without its end: {html}"));
        match tag.strip_prefix('/') {
            Some(end) => assert_eq!(open.pop(), Some(end), "ends what was begun last: {html}"),
            None => begin(tag, &mut open, &mut ids, html),
        }
        rest = after;
    }
    words.push_str(&read(rest));
    assert!(open.is_empty(), "{open:?} never end: {html}");
    (words, ids)
}

fn begin<'a>(tag: &'a str, open: &mut Vec<&'a str>, ids: &mut Vec<String>, html: &str) {
    let name = tag.split(' ').next().unwrap_or_default();
    let known = [&ELEMENTS[..], &CELLS, &VOID].concat().contains(&tag);
    assert!(known || is_known_with_a_value(tag, ids), "<{tag}> in {html}");
    let parent = open.last().copied();
    let is_in_place = match name {
        "li" => matches!(parent, Some("ul" | "ol")),
        "thead" | "tbody" => parent == Some("table"),
        "tr" => matches!(parent, Some("thead" | "tbody")),
        "th" | "td" => parent == Some("tr"),
        "a" => !open.contains(&"a"),
        "span" | "code" | "em" | "strong" | "del" | "br" => !matches!(parent, Some("table" | "tr" | "ul" | "ol")),
        _ => !open.iter().any(|outer| matches!(*outer, "p" | "h3" | "h4" | "h5" | "h6")),
    };
    assert!(is_in_place, "<{tag}> cannot stand in {open:?}: {html}");
    if !VOID.contains(&tag) {
        open.push(name);
    }
    assert!(open.len() <= DEEPEST, "{} boxes in one another", open.len());
}

fn is_known_with_a_value(tag: &str, ids: &mut Vec<String>) -> bool {
    let between = |start: &str, end: &str| tag.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
    if let Some(address) = between("a href=\"", "\" rel=\"noopener noreferrer\"") {
        let start = address.to_ascii_lowercase();
        let is_elsewhere = ["https://", "http://", "mailto:"].iter().any(|scheme| start.starts_with(scheme));
        let plain = address.replace("&amp;", "");
        return is_elsewhere && plain.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>&`\\".contains(&byte));
    }
    if let Some(first) = between("ol start=\"", "\"") {
        return !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    }
    if let Some(says) = between("span class=\"unseen\" title=\"", "\"") {
        return says.chars().all(|letter| letter.is_ascii_alphanumeric() || " ,-’".contains(letter));
    }
    let id = (3..=6).find_map(|level| between(&format!("h{level} id=\""), "\" dir=\"auto\""));
    let Some(id) = id else { return false };
    ids.push(id.to_string());
    id.starts_with("in-") && id.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
}

/// What a browser reads between two tags.
fn read(written: &str) -> String {
    assert!(!written.contains(['>', '"', '\'']), "{written}");
    let mut words = String::new();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('&') {
        words.push_str(before);
        let (name, after) = after.split_once(';').unwrap_or_else(|| panic!("an & of its own: {written}"));
        words.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => panic!("&{other}; in {written}"),
        });
        rest = after;
    }
    words + rest
}

#[cfg(test)]
mod tests {
    use crate::fuzz::replay;

    #[test]
    fn markdown() {
        replay("markdown", super::markdown);
    }
}
