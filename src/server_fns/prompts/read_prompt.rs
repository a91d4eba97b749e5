//! The Overview of a prompt at one version, the latest when none is named. `archived` is the UUID of an archived prompt.

use leptos::prelude::*;
use uuid::Uuid;

use crate::domain::prompts::page::PromptPage;
use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// The Overview of a prompt at one version, the latest when none is named. `archived` is the UUID of an archived prompt.
#[server(prefix = "/_fn", endpoint = "read_prompt")]
pub async fn read_prompt(
    project: String,
    name: String,
    version: Option<i32>,
    archived: Option<Uuid>,
) -> Result<PromptPage, UiError> {
    answer(
        usecases::prompts::read_prompt(&app(), &caller(), &ProjectRef::Slug(project), &name, version, archived).await,
    )
}
