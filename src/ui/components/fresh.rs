//! A page that is drawn anew whenever its data came anew.

use leptos::prelude::*;

/// Fields that somebody typed into keep their words when a page is redrawn in place, whatever the new page says; so a
/// page with fields is never redrawn in place. `load` counts the arrivals of data.
pub fn fresh(load: usize, page: impl Fn() -> AnyView + Clone + Send + 'static) -> AnyView {
    view! { <For each=move || [load] key=|load| *load children=move |_| page() /> }.into_any()
}
