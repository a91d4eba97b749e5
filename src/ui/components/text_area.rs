//! The only `<textarea>` of the house.
//!
//! Leptos writes the children of a textarea as they are, so a prompt that says `</textarea><script>` would run. Here the
//! text is escaped by hand; `tests/walls.rs` sees to it that no other file names the element.

use leptos::{ev::Event, html::Textarea, prelude::*};

/// The text as the inside of a `<textarea>`: nothing ends the element, and a first line break is kept, which the parser of a
/// page swallows; what a script writes into an element keeps it anyway.
pub fn escaped(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    match cfg!(feature = "ssr") && escaped.starts_with('\n') {
        true => format!("\n{escaped}"),
        false => escaped,
    }
}

/// `text` is what it holds at first; afterwards the element itself holds it, and `on_input` hears of every change.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    #[prop(into)] text: String,
    #[prop(optional, into)] class: String,
    #[prop(optional)] rows: Option<u32>,
    #[prop(optional, into)] described_by: Option<String>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional)] node: NodeRef<Textarea>,
    #[prop(optional)] required: bool,
    #[prop(optional)] spellcheck: bool,
    #[prop(optional, into)] on_input: Option<Callback<String>>,
) -> impl IntoView {
    let hear = move |event: Event| {
        if let Some(on_input) = on_input {
            on_input.run(event_target_value(&event));
        }
    };
    view! {
        <textarea
            id=id
            name=name
            class=class
            rows=rows
            dir="auto"
            node_ref=node
            required=required
            spellcheck=if spellcheck { "true" } else { "false" }
            aria-describedby=described_by
            aria-label=label
            on:input=hear
            inner_html=escaped(&text)
        ></textarea>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_element_and_no_line_is_lost() {
        assert_eq!(escaped("</textarea><script>"), "&lt;/textarea>&lt;script>");
        assert_eq!(escaped("&lt;"), "&amp;lt;");
        assert_eq!(escaped("\nfirst line empty"), "\n\nfirst line empty");
    }
}
