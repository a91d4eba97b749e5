//! A prompt set for reading. It is somebody else's text: nothing of it becomes an element, an address or a request that
//! this room did not write itself.

mod address;
mod escape;
#[cfg(any(test, feature = "fuzz"))]
pub mod fuzz;
mod places;
mod write;

use leptos::prelude::*;

use crate::domain::prompts::variable::TemplateFormat;

pub use write::Heading;

/// Larger texts are shown plain: a page of so much markup would freeze a browser.
pub const MARKDOWN_BYTES: usize = 200_000;

/// The markup of a text, and its headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    pub html: String,
    pub headings: Vec<Heading>,
}

/// The text as Markdown. `prefix` starts the ids of its headings: two texts on one page take two prefixes.
pub fn render(text: &str, format: TemplateFormat, prefix: &str) -> Rendered {
    if text.len() > MARKDOWN_BYTES {
        return Rendered { html: plain(text, format), headings: Vec::new() };
    }
    write::write(text, format, prefix)
}

/// The text as it is written, with its variables marked up to the size where that would cost too much.
pub fn plain(text: &str, format: TemplateFormat) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    html.push_str("<pre class=\"plain\" dir=\"auto\">");
    // A parser of HTML swallows the first line break in a `pre`.
    if text.starts_with('\n') {
        html.push('\n');
    }
    match text.len() > MARKDOWN_BYTES {
        true => escape::shown(&mut html, text),
        false => places::mark(&mut html, text, format),
    }
    html.push_str("</pre>");
    html
}

/// A text in the reading face, as Markdown or as it is written.
#[component]
pub fn Prose(html: String) -> impl IntoView {
    view! { <div class="prose" dir="auto" inner_html=html></div> }
}

#[cfg(test)]
mod tests;
