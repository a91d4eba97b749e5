//! The project that the address names.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{domain::prompts::library::LibraryFacets, server_fns::UiError};

/// The project's word in the address; empty outside of `/p/…`.
pub fn use_project() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.read().get("project").unwrap_or_default())
}

/// Topics, tags and authors of the project: asked once by the frame, offered by the sidebar and the library.
#[derive(Clone, Copy)]
pub struct Facets(pub Resource<Result<LibraryFacets, UiError>>);

pub fn facets() -> Facets {
    expect_context::<Facets>()
}
