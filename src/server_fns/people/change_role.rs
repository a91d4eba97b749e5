//! Changes what a member may do.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::form::keys_of;
use crate::{
    domain::{access::Role, ids::PersonId},
    server_fns::UiError,
};
#[cfg(feature = "ssr")]
use crate::{
    domain::{projects::ProjectRef, refusal::Outcome},
    server_fns::request::{answer, app, caller},
    usecases,
};

/// `keys` says what becomes of the keys of somebody who may do less: empty, `keep`, `revoke`, or `hand_over` to `heir`.
#[server(prefix = "/_fn", endpoint = "change_role")]
pub async fn change_role(
    project: String,
    person: PersonId,
    role: Role,
    #[server(default)] keys: String,
    #[server(default)] heir: String,
) -> Result<(), UiError> {
    answer(change(&project, person, role, &keys, &heir).await)?;
    leptos_axum::redirect(&format!("/p/{project}/settings/people?done=role"));
    Ok(())
}

#[cfg(feature = "ssr")]
async fn change(project: &str, person: PersonId, role: Role, keys: &str, heir: &str) -> Outcome<()> {
    let (project, keys) = (ProjectRef::Slug(project.to_string()), keys_of(keys, heir)?);
    usecases::people::change_role(&app(), &caller(), &project, person, role, keys).await
}
