//! Ends a key.

use leptos::prelude::*;

use crate::{domain::ids::ApiKeyId, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

#[server(prefix = "/_fn", endpoint = "revoke_key")]
pub async fn revoke_key(project: String, key: ApiKeyId) -> Result<(), UiError> {
    let project_ref = ProjectRef::Slug(project.clone());
    answer(usecases::keys::revoke_key(&app(), &caller(), &project_ref, key).await)?;
    leptos_axum::redirect(&format!("/p/{project}/settings/keys?done=revoked"));
    Ok(())
}
