//! What was typed into a form that was refused.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::server_fns::screen::{Typed, take_typed};

/// What was typed into a form of this page that was refused, when no script kept it on the screen.
pub fn use_typed(door: &'static str) -> Resource<Typed> {
    let query = use_query_map();
    Resource::new(
        move || query.read().get("__err").is_some_and(|error| !error.is_empty()),
        move |is_refused| async move {
            match is_refused {
                true => take_typed(door.to_string()).await.unwrap_or_default(),
                false => Typed::new(),
            }
        },
    )
}
