//! Gives a project another name.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

#[server(prefix = "/_fn", endpoint = "rename_project")]
pub async fn rename_project(project: String, name: String) -> Result<(), UiError> {
    let project_ref = ProjectRef::Slug(project.clone());
    answer(usecases::projects::rename_project(&app(), &caller(), &project_ref, &name).await)?;
    leptos_axum::redirect(&format!("/p/{project}/settings/project?done=renamed"));
    Ok(())
}
