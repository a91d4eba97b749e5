//! Takes a prompt out of use: from then on no program resolves its name.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// Takes a prompt out of use: from then on no program resolves its name.
#[server(prefix = "/_fn", endpoint = "archive_prompt")]
pub async fn archive_prompt(project: String, name: String) -> Result<(), UiError> {
    let project_ref = ProjectRef::Slug(project.clone());
    answer(usecases::prompts::archive_prompt(&app(), &caller(), &project_ref, &name).await)?;
    leptos_axum::redirect(&format!("/p/{project}/prompts?done=archived"));
    Ok(())
}
