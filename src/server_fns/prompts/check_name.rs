//! Whether a name is free, asked while somebody types it.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NameCheck {
    Free,
    /// Why this name cannot be given to a new prompt.
    Refused(String),
}

/// Whether a name is free.
#[server(prefix = "/_fn", endpoint = "check_name")]
pub async fn check_name(project: String, name: String) -> Result<NameCheck, UiError> {
    let refused = answer(usecases::prompts::check_name(&app(), &caller(), &ProjectRef::Slug(project), &name).await)?;
    Ok(refused.map_or(NameCheck::Free, |refusal| NameCheck::Refused(refusal.sentence())))
}
