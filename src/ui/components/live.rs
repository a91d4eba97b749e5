//! The polite live region: what happened, for those who hear the page. `live().say("…")` from any event handler.

use leptos::prelude::*;

#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    pub fn say(self, words: impl Into<String>) {
        let mut words = words.into();
        // The same words twice in a row are no change, and would not be read out.
        if self.0.with_untracked(|said| *said == words) {
            words.push('\u{a0}');
        }
        self.0.set(words);
    }
}

pub fn provide_live() {
    provide_context(Announcer(RwSignal::new(String::new())));
}

pub fn live() -> Announcer {
    expect_context::<Announcer>()
}

/// One on a page, at its end.
#[component]
pub fn Live() -> impl IntoView {
    let Announcer(words) = live();
    view! {
        <div class="vh" role="status" aria-live="polite">
            {move || words.get()}
        </div>
    }
}
