//! Makes a new prompt of the latest version of another.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::{
        request::{answer, app, caller},
        screen::keep_typed,
    },
    usecases,
};

/// Makes a new prompt of the latest version of another.
#[server(prefix = "/_fn", endpoint = "duplicate_prompt")]
pub async fn duplicate_prompt(project: String, name: String, new_name: String) -> Result<(), UiError> {
    let project_ref = ProjectRef::Slug(project.clone());
    let outcome = answer(usecases::prompts::duplicate_prompt(&app(), &caller(), &project_ref, &name, &new_name).await);
    keep_typed("duplicate_prompt", &outcome, &[("new_name", &new_name)]).await;
    let copy = outcome?;
    leptos_axum::redirect(&format!("/p/{project}/prompts/{}?published=1", copy.name));
    Ok(())
}
