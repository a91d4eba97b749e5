//! From what Markdown means to HTML.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag};

use super::{Rendered, address, places::Places};
use crate::domain::prompts::variable::TemplateFormat;

/// A heading of the text, for the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub id: String,
    pub text: String,
    /// 1 for the outermost of the text, whatever marks it was written with.
    pub rank: usize,
}

/// Boxes in boxes beyond this are written without their boxes.
const DEEPEST: usize = 48;

/// The page's own headings end at `h2`.
const ABOVE: usize = 2;

struct Writer<'a> {
    places: &'a Places,
    prefix: &'a str,
    html: String,
    headings: Vec<Heading>,
    /// What ends each open element.
    ends: Vec<End>,
    /// The levels, as written, of the headings that the present place stands under.
    levels: Vec<usize>,
    ids: HashMap<String, usize>,
    links: usize,
    in_table_head: bool,
    /// The raw lines of a block of HTML, while one is open.
    raw: Option<String>,
}

enum End {
    With(&'static str),
    /// A box that would be too deep.
    LeftOut,
    Link(Option<String>),
    Heading {
        start: usize,
        level: usize,
        underlined: bool,
    },
    TableHead,
    Raw,
}

pub fn write(text: &str, format: TemplateFormat, prefix: &str) -> Rendered {
    let places = Places::take(text, format);
    let mut writer = Writer {
        places: &places,
        prefix,
        html: String::with_capacity(text.len() * 2),
        headings: Vec::new(),
        ends: Vec::new(),
        levels: Vec::new(),
        ids: HashMap::new(),
        links: 0,
        in_table_head: false,
        raw: None,
    };
    writer.read(&places.text);
    Rendered { html: writer.html, headings: writer.headings }
}

impl Writer<'_> {
    fn read(&mut self, text: &str) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::Start(Tag::Heading { level, .. }) => {
                    let underlined = !text[range].trim_start().starts_with('#');
                    self.ends.push(End::Heading { start: self.html.len(), level: level as usize, underlined });
                }
                event => self.event(event),
            }
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(_) => self.end(),
            Event::Text(text) => self.words(&text),
            Event::Code(code) => {
                self.html.push_str("<code>");
                self.words(&code);
                self.html.push_str("</code>");
            }
            Event::Html(raw) => match &mut self.raw {
                Some(lines) => lines.push_str(&raw),
                None => self.words(&raw),
            },
            Event::InlineHtml(raw) => self.words(&raw),
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>"),
            Event::Rule => self.html.push_str("<hr>"),
            Event::TaskListMarker(true) => {
                self.html.push_str("<span aria-hidden=\"true\">☑</span> <span class=\"vh\">Done: </span>")
            }
            Event::TaskListMarker(false) => {
                self.html.push_str("<span aria-hidden=\"true\">☐</span> <span class=\"vh\">To do: </span>")
            }
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.words(&text),
        }
    }

    fn words(&mut self, text: &str) {
        self.places.write(&mut self.html, text);
    }

    fn start(&mut self, tag: Tag<'_>) {
        let end = match tag {
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url),
            Tag::Image { dest_url, .. } => self.image(&dest_url),
            Tag::HtmlBlock => {
                self.raw = Some(String::new());
                End::Raw
            }
            // The pieces of a list or a table stand where it stands, and nowhere else.
            Tag::Item | Tag::TableHead | Tag::TableRow | Tag::TableCell
                if matches!(self.ends.last(), Some(End::LeftOut)) =>
            {
                End::LeftOut
            }
            Tag::TableHead => {
                self.in_table_head = true;
                self.html.push_str("<thead><tr>");
                End::TableHead
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::List(_) | Tag::Table(_)
                if self.ends.len() >= DEEPEST =>
            {
                End::LeftOut
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough if self.ends.len() >= DEEPEST => End::With(""),
            Tag::List(Some(first)) if first != 1 => {
                self.html.push_str(&format!("<ol start=\"{first}\">"));
                End::With("</ol>")
            }
            other => {
                let (start, end) = element(&other, self.in_table_head);
                self.html.push_str(start);
                End::With(end)
            }
        };
        self.ends.push(end);
    }

    fn end(&mut self) {
        match self.ends.pop() {
            Some(End::With(end)) => self.html.push_str(end),
            // Its words still are not one with those behind them.
            Some(End::LeftOut) => self.html.push('\n'),
            Some(End::Link(None)) => {
                self.links -= 1;
                self.html.push_str("</a>");
            }
            Some(End::Link(Some(address))) if address.is_empty() => {}
            Some(End::Link(Some(address))) => {
                self.html.push_str(" (");
                self.words(&address);
                self.html.push(')');
            }
            Some(End::Heading { start, underlined: true, .. }) if is_lone_variable(&self.html[start..]) => {
                // A variable fenced off by a line: Markdown would make it a heading, its author did not mean one.
                self.html.insert_str(start, "<p>");
                self.html.push_str("</p><hr>");
            }
            Some(End::Heading { start, level, .. }) => self.heading(start, level),
            Some(End::TableHead) => {
                self.in_table_head = false;
                self.html.push_str("</tr></thead><tbody>");
            }
            Some(End::Raw) => {
                let lines = self.raw.take().unwrap_or_default();
                self.raw_block(&lines);
            }
            None => {}
        }
    }

    /// A link to somewhere else, or its words with the address behind them.
    fn link(&mut self, link_type: LinkType, address: &CowStr<'_>) -> End {
        let href = address::href(address).filter(|_| self.links == 0 && !self.places.holds_a_place(address));
        match href {
            Some(href) => {
                self.links += 1;
                self.html.push_str(&format!("<a href=\"{href}\" rel=\"noopener noreferrer\">"));
                End::Link(None)
            }
            None if matches!(link_type, LinkType::Autolink | LinkType::Email) => End::Link(Some(String::new())),
            None => End::Link(Some(address.to_string())),
        }
    }

    /// No picture is ever fetched: what it shows in words, linked to where it is.
    fn image(&mut self, address: &CowStr<'_>) -> End {
        let end = self.link(LinkType::Inline, address);
        self.html.push_str("Image: ");
        end
    }

    fn heading(&mut self, start: usize, level: usize) {
        while self.levels.last().is_some_and(|above| *above >= level) {
            self.levels.pop();
        }
        self.levels.push(level);
        let rank = self.levels.len();
        let element = (ABOVE + rank).min(6);
        let text = words_of(&self.html[start..]);
        let id = self.id(&text);
        self.html.insert_str(start, &format!("<h{element} id=\"{id}\" dir=\"auto\">"));
        self.html.push_str(&format!("</h{element}>"));
        if !text.is_empty() {
            self.headings.push(Heading { id, text, rank });
        }
    }

    /// Letters and digits of the heading's words, unlike any other id of the page.
    fn id(&mut self, text: &str) -> String {
        let mut word = String::new();
        for letter in text.chars().flat_map(char::to_lowercase) {
            match letter.is_alphanumeric() {
                true => word.push(letter),
                false if !word.is_empty() && !word.ends_with('-') => word.push('-'),
                false => {}
            }
            if word.len() >= 60 {
                break;
            }
        }
        let word = format!("{}{}", self.prefix, word.trim_end_matches('-'));
        let seen = self.ids.entry(word.clone()).or_default();
        *seen += 1;
        match *seen {
            1 => word,
            more => format!("{word}--{more}"),
        }
    }

    /// Lines of HTML are shown as they are. Prompts wrap their parts in tags: what stands between them is read on.
    fn raw_block(&mut self, lines: &str) {
        let is_tag = |line: &str| line.trim_start().starts_with('<');
        let mut rest: Vec<&str> = lines.lines().collect();
        while let Some(first) = rest.first() {
            let tags = is_tag(first);
            let length = rest.iter().take_while(|line| is_tag(line) == tags).count();
            let after = rest.split_off(length);
            match tags {
                true => self.raw_lines(&rest),
                false => self.read(&rest.join("\n")),
            }
            rest = after;
        }
    }

    fn raw_lines(&mut self, lines: &[&str]) {
        self.html.push_str("<p class=\"raw\" dir=\"auto\">");
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                self.html.push_str("<br>");
            }
            self.words(line.trim_end());
        }
        self.html.push_str("</p>");
    }
}

/// How an element starts and ends.
fn element(tag: &Tag<'_>, in_table_head: bool) -> (&'static str, &'static str) {
    match tag {
        Tag::Paragraph => ("<p dir=\"auto\">", "</p>"),
        Tag::BlockQuote(_) => ("<blockquote>", "</blockquote>"),
        Tag::CodeBlock(_) => ("<pre tabindex=\"0\"><code>", "</code></pre>"),
        Tag::List(None) => ("<ul>", "</ul>"),
        Tag::List(Some(_)) => ("<ol>", "</ol>"),
        Tag::Item => ("<li dir=\"auto\">", "</li>"),
        Tag::Table(_) => ("<table tabindex=\"0\">", "</tbody></table>"),
        Tag::TableRow => ("<tr>", "</tr>"),
        Tag::TableCell if in_table_head => ("<th scope=\"col\">", "</th>"),
        Tag::TableCell => ("<td>", "</td>"),
        Tag::Emphasis => ("<em>", "</em>"),
        Tag::Strong => ("<strong>", "</strong>"),
        Tag::Strikethrough => ("<del>", "</del>"),
        _ => ("", ""),
    }
}

fn is_lone_variable(html: &str) -> bool {
    html.starts_with("<code class=\"var") && html.ends_with("</code>") && html.matches("<code").count() == 1
}

/// The words of a piece of our own markup.
fn words_of(html: &str) -> String {
    let mut words = String::new();
    let mut is_inside = false;
    for letter in html.chars() {
        match letter {
            '<' => is_inside = true,
            '>' => is_inside = false,
            _ if is_inside => {}
            _ => words.push(letter),
        }
    }
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    words.replace("&amp;", "&").split_whitespace().collect::<Vec<_>>().join(" ")
}
