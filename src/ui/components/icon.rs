//! Icons: drawn once a page in a sprite, used by name.

use leptos::prelude::*;

/// `name` is the id of a symbol in `icons.svg` without its `i-`. Always beside words, or in a control with a label.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" aria-hidden="true">
            <use href=format!("#i-{name}")></use>
        </svg>
    }
}

/// The product's mark with its name.
#[component]
pub fn Brand(#[prop(into)] href: String) -> impl IntoView {
    view! {
        <a class="brand" href=href>
            <svg class="brand__mark" viewBox="0 0 22 22" aria-hidden="true">
                <rect class="brand__plate" width="22" height="22" rx="4.5"></rect>
                <path class="brand__line" d="M7.5 3v16M7.5 5.75h3M7.5 16.25h3"></path>
                <path class="brand__nib" d="M7.5 11 12 7.25h6.25v7.5H12z"></path>
            </svg>
            "Cuebook"
        </a>
    }
}
