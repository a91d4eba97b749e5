//! What a draft changes, before it is published.

use leptos::prelude::*;

use super::diff::{Compared, DiffView, Summary};
use crate::domain::prompts::version::Snapshot;

/// The sentence and the change. `prefix` tells the ids of two comparisons on one page apart.
#[component]
pub fn Changes(
    base: Snapshot,
    head: Snapshot,
    #[prop(into)] base_title: String,
    #[prop(into)] head_title: String,
    #[prop(optional)] prefix: &'static str,
) -> impl IntoView {
    let compared = Compared::of(&base, &head, false);
    view! {
        <div class="review">
            <Summary compared=compared.clone() />
            <DiffView
                compared=Signal::stored(compared)
                base_title=Signal::stored(base_title)
                head_title=Signal::stored(head_title)
                prefix=prefix
            />
        </div>
    }
}
