//! Text of prompts in a list: what was searched for is marked, variables are code, names break after their hyphens.

use leptos::prelude::*;

use crate::domain::prompts::{
    search::marked,
    variable::{SegmentKind, TemplateFormat, segments},
};

/// Plain text with the hits marked.
#[component]
pub fn Hits(text: String, search: String) -> impl IntoView {
    marked(&text, &search)
        .into_iter()
        .map(|stretch| match stretch.hit {
            true => view! { <mark>{stretch.text}</mark> }.into_any(),
            false => stretch.text.into_any(),
        })
        .collect::<Vec<_>>()
}

/// A name with the hits marked. It may go on in the next line after `-` and `_`.
#[component]
pub fn NameHits(name: String, search: String) -> impl IntoView {
    marked(&name, &search)
        .into_iter()
        .map(|stretch| match stretch.hit {
            true => view! { <mark>{breakable(&stretch.text)}</mark> }.into_any(),
            false => breakable(&stretch.text),
        })
        .collect::<Vec<_>>()
}

fn breakable(text: &str) -> AnyView {
    text.split_inclusive(['-', '_'])
        .map(|piece| {
            let may_break = piece.ends_with(['-', '_']);
            view! {
                {piece.to_string()}
                {may_break.then(|| view! { <wbr /> })}
            }
        })
        .collect::<Vec<_>>()
        .into_any()
}

/// Words of a prompt: variables as code, hits marked in and outside of them.
#[component]
pub fn PromptHits(words: String, search: String) -> impl IntoView {
    segments(&words, TemplateFormat::Mustache)
        .into_iter()
        .map(|segment| {
            let hits = view! { <Hits text=segment.text search=search.clone() /> };
            match segment.kind {
                SegmentKind::Variable => view! { <code>{hits}</code> }.into_any(),
                SegmentKind::Plain | SegmentKind::Problem => hits.into_any(),
            }
        })
        .collect::<Vec<_>>()
}
