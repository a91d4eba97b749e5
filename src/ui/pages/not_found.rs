//! An address that leads nowhere.

use leptos::prelude::*;

use crate::ui::components::trouble::Lost;

#[component]
pub fn NotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::server_fns::screen::show_missing();
    view! { <Lost title="This page is not here" words="Nothing lives at this address. Check it for a typing mistake, or go on from all prompts." /> }
}
