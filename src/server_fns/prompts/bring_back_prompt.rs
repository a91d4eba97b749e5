//! Brings an archived prompt back, while its name is free.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// Brings an archived prompt back, while its name is free.
#[server(prefix = "/_fn", endpoint = "bring_back_prompt")]
pub async fn bring_back_prompt(project: String, uuid: uuid::Uuid) -> Result<(), UiError> {
    let project_ref = ProjectRef::Slug(project.clone());
    let name = answer(usecases::prompts::bring_back_prompt(&app(), &caller(), &project_ref, uuid).await)?;
    leptos_axum::redirect(&format!("/p/{project}/prompts/{name}?back=1"));
    Ok(())
}
