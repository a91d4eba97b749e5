//! The page that makes a prompt, with the draft it goes on from.

use leptos::prelude::*;
use uuid::Uuid;

use crate::domain::prompts::page::NewPromptPage;
use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// The page that makes a prompt, with the draft it goes on from.
#[server(prefix = "/_fn", endpoint = "read_new_prompt")]
pub async fn read_new_prompt(project: String, draft: Option<Uuid>) -> Result<NewPromptPage, UiError> {
    answer(usecases::prompts::read_new_prompt(&app(), &caller(), &ProjectRef::Slug(project), draft).await)
}
