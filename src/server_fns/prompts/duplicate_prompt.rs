//! Makes a new prompt of the latest version of another.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};
use crate::server_fns::UiError;

/// Makes a new prompt of the latest version of another.
#[server(prefix = "/_fn", endpoint = "duplicate_prompt")]
pub async fn duplicate_prompt(project: String, name: String, new_name: String) -> Result<(), UiError> {
    let project_ref = ProjectRef::Slug(project.clone());
    let copy = answer(usecases::prompts::duplicate_prompt(&app(), &caller(), &project_ref, &name, &new_name).await)?;
    leptos_axum::redirect(&format!("/p/{project}/prompts/{copy}?published=1"));
    Ok(())
}
