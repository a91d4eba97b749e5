//! Withdraws an invitation.

use leptos::prelude::*;

use crate::{domain::ids::InvitationId, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

#[server(prefix = "/_fn", endpoint = "revoke_invitation")]
pub async fn revoke_invitation(project: String, invitation: InvitationId) -> Result<(), UiError> {
    let project_ref = ProjectRef::Slug(project.clone());
    answer(usecases::people::revoke_invitation(&app(), &caller(), &project_ref, invitation).await)?;
    leptos_axum::redirect(&format!("/p/{project}/settings/people?done=revoked"));
    Ok(())
}
