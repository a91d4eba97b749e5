//! Throws this person's draft away and starts again from the latest version.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// Throws this person's draft away and starts again from the latest version.
#[server(prefix = "/_fn", endpoint = "discard_draft")]
pub async fn discard_draft(project: String, name: String) -> Result<(), UiError> {
    let project_ref = ProjectRef::Slug(project.clone());
    answer(usecases::prompts::discard_draft(&app(), &caller(), &project_ref, &name).await)?;
    leptos_axum::redirect(&format!("/p/{project}/prompts/{name}/edit"));
    Ok(())
}
