//! A page of the library.

use leptos::prelude::*;

use crate::domain::prompts::library::{LibraryPage, LibraryQuery};
use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// A page of the library.
#[server(prefix = "/_fn", endpoint = "list_prompts")]
pub async fn list_prompts(project: String, query: LibraryQuery) -> Result<LibraryPage, UiError> {
    answer(usecases::prompts::list_prompts(&app(), &caller(), &ProjectRef::Slug(project), &query).await)
}
