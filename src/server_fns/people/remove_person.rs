//! Takes somebody out of a project.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::form::keys_of;
use crate::{domain::ids::PersonId, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    domain::{projects::ProjectRef, refusal::Outcome},
    server_fns::request::{answer, app, caller},
    usecases,
};

/// `keys` says what becomes of their keys: empty, `revoke`, or `hand_over` to `heir`.
#[server(prefix = "/_fn", endpoint = "remove_person")]
pub async fn remove_person(
    project: String,
    person: PersonId,
    #[server(default)] keys: String,
    #[server(default)] heir: String,
) -> Result<(), UiError> {
    answer(remove(&project, person, &keys, &heir).await)?;
    leptos_axum::redirect(&format!("/p/{project}/settings/people?done=removed"));
    Ok(())
}

#[cfg(feature = "ssr")]
async fn remove(project: &str, person: PersonId, keys: &str, heir: &str) -> Outcome<()> {
    let (project, keys) = (ProjectRef::Slug(project.to_string()), keys_of(keys, heir)?);
    usecases::people::remove_person(&app(), &caller(), &project, person, keys).await
}
