//! Makes a project, and shows its empty library.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    server_fns::request::{answer, app, caller},
    usecases,
};

#[server(prefix = "/_fn", endpoint = "create_project")]
pub async fn create_project(name: String) -> Result<(), UiError> {
    let slug = answer(usecases::projects::create_project(&app(), &caller(), &name).await)?;
    leptos_axum::redirect(&format!("/p/{slug}/prompts"));
    Ok(())
}
