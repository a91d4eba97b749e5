//! Something to copy into a program or a shell.

use leptos::prelude::*;

use super::copy::Copy;

#[component]
pub fn Snippet(title: &'static str, code: String) -> impl IntoView {
    view! {
        <div class="code">
            <div class="code__bar">
                <span class="code__name">{title}</span>
                <Copy text=Signal::stored(code.clone()) what=format!("Copy {title}") />
            </div>
            <pre tabindex="0">
                <code>{code}</code>
            </pre>
        </div>
    }
}
