//! The tags of a prompt and the history of their moves.

use leptos::prelude::*;

use crate::domain::prompts::page::TagsPage;
use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// The tags of a prompt and the history of their moves.
#[server(prefix = "/_fn", endpoint = "read_tags")]
pub async fn read_tags(project: String, name: String) -> Result<TagsPage, UiError> {
    answer(usecases::prompts::read_tags(&app(), &caller(), &ProjectRef::Slug(project), &name).await)
}
