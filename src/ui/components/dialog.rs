//! A question that takes the whole page: it works without a script, and has an address.

use leptos::prelude::*;
use leptos_meta::Title;

/// The title, then what it means, then the two ways on in [`DialogFoot`]. Inside, a form and words.
#[component]
pub fn Ask(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <Title text=title.clone() />
        <main class="page page--ask" id="main" tabindex="-1">
            <section class="dialog dialog--page" aria-labelledby="ask-title">
                <h1 id="ask-title">{title}</h1>
                {children()}
            </section>
        </main>
    }
}

/// *Cancel* leads back to where one came from; the step itself is the children, a submit button.
#[component]
pub fn DialogFoot(#[prop(into)] back: String, children: Children) -> impl IntoView {
    view! {
        <div class="dialog__foot">
            <a class="btn btn--quiet" href=back>
                "Cancel"
            </a>
            {children()}
        </div>
    }
}
