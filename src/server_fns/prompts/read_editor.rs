//! The editor of the next version; `from` is the old version whose text is brought back.

use leptos::prelude::*;

use crate::domain::prompts::page::EditorPage;
use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// The editor of the next version; `from` is the old version whose text is brought back.
#[server(prefix = "/_fn", endpoint = "read_editor")]
pub async fn read_editor(project: String, name: String, from: Option<i32>) -> Result<EditorPage, UiError> {
    answer(usecases::prompts::read_editor(&app(), &caller(), &ProjectRef::Slug(project), &name, from).await)
}
