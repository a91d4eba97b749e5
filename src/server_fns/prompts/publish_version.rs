//! Publishes what the editor holds. The draft is saved first, so that nothing is lost whatever the answer is.

use leptos::prelude::*;

use super::EditForm;
use crate::domain::prompts::number::VersionNumber;
use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::{projects::ProjectRef, refusal::Outcome},
    server_fns::request::{answer, app, caller},
    usecases,
};

/// Publishes what the editor holds. The draft is saved first, so that nothing is lost whatever the answer is.
#[server(prefix = "/_fn", endpoint = "publish_version")]
pub async fn publish_version(form: EditForm) -> Result<VersionNumber, UiError> {
    let (project, name) = (form.project.clone(), form.name.clone());
    let number = answer(publish(form).await)?;
    leptos_axum::redirect(&format!("/p/{project}/prompts/{name}?published={number}"));
    Ok(number)
}

#[cfg(feature = "ssr")]
async fn publish(form: EditForm) -> Outcome<VersionNumber> {
    let project = ProjectRef::Slug(form.project.clone());
    let name = form.name.clone();
    let (base, restored_from) = (form.base, form.restored_from());
    let text = form.draft_text()?;
    usecases::prompts::publish_draft(&app(), &caller(), &project, &name, base, restored_from, text).await
}
