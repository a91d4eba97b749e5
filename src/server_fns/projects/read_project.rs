//! The settings of a project.

use leptos::prelude::*;

use crate::{domain::projects::ProjectPage, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

#[server(prefix = "/_fn", endpoint = "read_project")]
pub async fn read_project(project: String) -> Result<ProjectPage, UiError> {
    answer(usecases::projects::read_project(&app(), &caller(), &ProjectRef::Slug(project)).await)
}
