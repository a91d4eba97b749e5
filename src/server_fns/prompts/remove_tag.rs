//! Removes a tag; its history stays. `from` is where the page saw it.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// Removes a tag; its history stays. `from` is where the page saw it.
#[server(prefix = "/_fn", endpoint = "remove_tag")]
pub async fn remove_tag(project: String, name: String, tag: String, from: Option<i32>) -> Result<(), UiError> {
    let project_ref = ProjectRef::Slug(project.clone());
    answer(usecases::prompts::remove_tag(&app(), &caller(), &project_ref, &name, &tag, from).await)?;
    leptos_axum::redirect(&format!("/p/{project}/prompts/{name}/tags?untagged={tag}"));
    Ok(())
}
