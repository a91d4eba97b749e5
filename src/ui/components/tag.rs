//! Tags are pointers: their nib touches the version they point at.

use leptos::prelude::*;

use crate::domain::prompts::{number::VersionNumber, tag::TagName};

/// `production▷ v12`, in tables and lines of text. A link when `href` says where to.
#[component]
pub fn TagPointer(tag: TagName, number: VersionNumber, #[prop(optional, into)] href: Option<String>) -> impl IntoView {
    let class = if tag.is_production() { "tag tag--live" } else { "tag" };
    let inside = view! {
        <span class="tag__name">{tag.to_string()}</span>
        <span class="tag__no">{format!("v{number}")}</span>
    };
    match href {
        Some(href) => view! { <a class=class href=href>{inside}</a> }.into_any(),
        None => view! { <span class=class>{inside}</span> }.into_any(),
    }
}

/// `◁production`, beside a version's number.
#[component]
pub fn Flag(tag: TagName) -> impl IntoView {
    let class = if tag.is_production() { "flag flag--live" } else { "flag" };
    view! { <span class=class>{tag.to_string()}</span> }
}
