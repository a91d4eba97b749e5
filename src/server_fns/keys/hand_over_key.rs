//! Lets another member answer for a key.

use leptos::prelude::*;

use crate::{
    domain::ids::{ApiKeyId, PersonId},
    server_fns::UiError,
};
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

#[server(prefix = "/_fn", endpoint = "hand_over_key")]
pub async fn hand_over_key(project: String, key: ApiKeyId, heir: PersonId) -> Result<(), UiError> {
    let project_ref = ProjectRef::Slug(project.clone());
    answer(usecases::keys::hand_over_key(&app(), &caller(), &project_ref, key, heir).await)?;
    leptos_axum::redirect(&format!("/p/{project}/settings/keys?done=handed-over"));
    Ok(())
}
