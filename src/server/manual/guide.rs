//! The guide: Markdown of our own, so its markup is trusted.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// Where the Markdown says that the server is.
const SOMEWHERE: &str = "http://127.0.0.1:3000";

/// The markup, and its headings with their ids. `codes` are addresses on the page: each is marked where a table tells it.
pub fn draw(markdown: &str, origin: &str, codes: &[String]) -> (String, Vec<(String, String)>) {
    let markdown = markdown.replace(SOMEWHERE, origin);
    let events: Vec<Event<'_>> = Parser::new_ext(&markdown, Options::ENABLE_TABLES).collect();
    let headings = headings(&events);
    let mut drawing = Drawing { codes: codes.to_vec(), headings: headings.iter(), in_title: false, in_table: false };
    let mut markup = String::new();
    html::push_html(&mut markup, events.into_iter().filter_map(|event| drawing.event(event)));
    (markup, headings)
}

fn headings(events: &[Event<'_>]) -> Vec<(String, String)> {
    let mut headings = Vec::new();
    let mut open = false;
    for event in events {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => {
                open = true;
                headings.push((String::new(), String::new()));
            }
            Event::End(TagEnd::Heading(_)) => open = false,
            Event::Text(text) if open => {
                if let Some((id, words)) = headings.last_mut() {
                    words.push_str(text);
                    *id = format!("guide-{}", words.to_lowercase().replace(' ', "-"));
                }
            }
            _ => {}
        }
    }
    headings
}

struct Drawing<'a> {
    /// Those that were not told yet.
    codes: Vec<String>,
    headings: std::slice::Iter<'a, (String, String)>,
    in_title: bool,
    in_table: bool,
}

impl Drawing<'_> {
    /// `None` leaves it out: the page has a title of its own.
    fn event<'e>(&mut self, event: Event<'e>) -> Option<Event<'e>> {
        let drawn = match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                self.in_title = true;
                return None;
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                self.in_title = false;
                return None;
            }
            _ if self.in_title => return None,
            Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
                let id = self.headings.next().map(|(id, _)| CowStr::from(id.clone()));
                Event::Start(Tag::Heading { level, id, classes, attrs })
            }
            Event::Start(Tag::CodeBlock(kind)) => Event::Html(bar(&kind).into()),
            Event::End(TagEnd::CodeBlock) => Event::Html("</code></pre></div>".into()),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = if &*dest_url == "openapi.json" { "/api/v1/openapi.json".into() } else { dest_url };
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            Event::Start(Tag::Table(columns)) => {
                self.in_table = true;
                Event::Start(Tag::Table(columns))
            }
            Event::End(TagEnd::Table) => {
                self.in_table = false;
                Event::End(TagEnd::Table)
            }
            Event::Code(text) if self.in_table => self.code(text),
            other => other,
        };
        Some(drawn)
    }

    fn code<'e>(&mut self, text: CowStr<'e>) -> Event<'e> {
        let Some(at) = self.codes.iter().position(|code| **code == *text) else { return Event::Code(text) };
        let code = self.codes.swap_remove(at);
        Event::InlineHtml(format!("<code id=\"{code}\">{code}</code>").into())
    }
}

fn bar(kind: &CodeBlockKind<'_>) -> String {
    let name = match kind {
        CodeBlockKind::Fenced(language) if &**language == "json" => "JSON",
        CodeBlockKind::Fenced(_) | CodeBlockKind::Indented => "Shell",
    };
    format!(
        "<div class=\"code\"><div class=\"code__bar\"><span class=\"code__name\">{name}</span></div><pre tabindex=\"0\"><code>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guide_is_drawn_with_its_headings_and_the_server() {
        let markdown = "# The API\n\nSee [it](openapi.json).\n\n## Key of mine\n\n```sh\ncurl http://127.0.0.1:3000/a <b>\n```\n\n\
                        `taken`\n\n| a |\n|---|\n| `taken` `other` |\n";
        let (html, headings) = draw(markdown, "https://cb.example", &[String::from("taken")]);
        assert_eq!(headings, [(String::from("guide-key-of-mine"), String::from("Key of mine"))]);
        assert!(!html.contains("The API"), "{html}");
        assert!(html.contains("<h2 id=\"guide-key-of-mine\">Key of mine</h2>"), "{html}");
        assert!(html.contains("<code>curl https://cb.example/a &lt;b&gt;\n</code></pre></div>"), "{html}");
        assert!(html.contains("href=\"/api/v1/openapi.json\""), "{html}");
        assert!(html.contains("<code>taken</code>"), "only a table tells it: {html}");
        assert!(html.contains("<code id=\"taken\">taken</code> <code>other</code>"), "{html}");
    }
}
