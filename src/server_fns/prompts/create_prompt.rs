//! Makes a prompt with its first version, and shows it. What was typed is kept as a draft first.

use leptos::prelude::*;

use super::NewPromptForm;
use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::{projects::ProjectRef, prompts::name::PromptName, refusal::Outcome},
    server_fns::request::{answer, app, caller},
    usecases,
};

/// Makes a prompt with its first version, and shows it. What was typed is kept as a draft first.
#[server(prefix = "/_fn", endpoint = "create_prompt")]
pub async fn create_prompt(form: NewPromptForm) -> Result<(), UiError> {
    let project = form.project.clone();
    let created = answer(create(form).await)?;
    leptos_axum::redirect(&format!("/p/{project}/prompts/{created}?published=1"));
    Ok(())
}

#[cfg(feature = "ssr")]
async fn create(form: NewPromptForm) -> Outcome<PromptName> {
    let project = ProjectRef::Slug(form.project.clone());
    let draft = form.draft();
    let new = usecases::prompts::DraftedPrompt {
        name: form.name.clone(),
        description: form.description.clone(),
        topics: form.topics.clone(),
        text: form.draft_text()?,
    };
    usecases::prompts::create_from_draft(&app(), &caller(), &project, draft, new).await
}
