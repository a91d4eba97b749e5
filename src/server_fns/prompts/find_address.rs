//! Where a prompt is that an address names without its project.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    server_fns::request::{answer, app, caller},
    usecases,
};

/// The project's slug and the prompt's name, of a name in the project `current` or of an id.
#[server(prefix = "/_fn", endpoint = "find_address")]
pub async fn find_address(current: Option<String>, word: String) -> Result<Option<(String, String)>, UiError> {
    let found = answer(usecases::prompts::find_address(&app(), &caller(), current, &word).await)?;
    Ok(found.map(|(project, name)| (project, name.into())))
}
