//! The pages of one prompt.

mod archive;
mod details;
mod duplicate;
mod overview;
mod tags;
pub(super) mod usage;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

pub use archive::Archive;
pub use details::Details;
pub use duplicate::Duplicate;
pub use overview::Overview;
pub use tags::Tags;
pub use usage::Usage;

/// The prompt's name in the address.
fn use_prompt_name() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("name").unwrap_or_default())
}

/// What the question of the address says under `key`, when it is a number.
fn use_number(key: &'static str) -> Memo<Option<i32>> {
    let query = use_query_map();
    Memo::new(move |_| query.read().get(key).and_then(|number| number.parse().ok()))
}

fn use_word(key: &'static str) -> Memo<Option<String>> {
    let query = use_query_map();
    Memo::new(move |_| query.read().get(key).filter(|word| !word.is_empty()))
}
