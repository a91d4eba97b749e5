//! The next older piece of a version history.

use leptos::prelude::*;

use crate::domain::prompts::page::HistoryPiece;
use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// The next older piece of a version history.
#[server(prefix = "/_fn", endpoint = "list_versions")]
pub async fn list_versions(project: String, name: String, older_than: Option<i32>) -> Result<HistoryPiece, UiError> {
    answer(usecases::prompts::list_versions(&app(), &caller(), &ProjectRef::Slug(project), &name, older_than).await)
}
