//! What the library's filters and the sidebar offer.

use leptos::prelude::*;

use crate::domain::prompts::library::LibraryFacets;
use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// What the library's filters and the sidebar offer.
#[server(prefix = "/_fn", endpoint = "list_facets")]
pub async fn list_facets(project: String) -> Result<LibraryFacets, UiError> {
    answer(usecases::prompts::list_facets(&app(), &caller(), &ProjectRef::Slug(project)).await)
}
