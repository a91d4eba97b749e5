//! From page to page of a long list.

use leptos::prelude::*;

/// `says` is `51 to 100 of 342`. `None` where there is no such page: the button stays, and says that it leads nowhere.
#[component]
pub fn Pager(#[prop(into)] says: String, previous: Option<String>, next: Option<String>) -> impl IntoView {
    view! {
        <nav class="pager" aria-label="Pages">
            <span>{says}</span>
            <span class="row">
                <Step href=previous words="Previous" rel="prev" />
                <Step href=next words="Next" rel="next" />
            </span>
        </nav>
    }
}

#[component]
fn Step(href: Option<String>, words: &'static str, rel: &'static str) -> impl IntoView {
    match href {
        Some(href) => view! { <a class="btn btn--s" href=href rel=rel>{words}</a> }.into_any(),
        None => view! { <span class="btn btn--s" aria-disabled="true" role="link">{words}</span> }.into_any(),
    }
}
