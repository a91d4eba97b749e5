//! The keys of a project, for admins.

use leptos::prelude::*;

use crate::{domain::people::account::KeysPage, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

#[server(prefix = "/_fn", endpoint = "list_keys")]
pub async fn list_keys(project: String) -> Result<KeysPage, UiError> {
    answer(usecases::keys::list_keys(&app(), &caller(), &ProjectRef::Slug(project)).await)
}
