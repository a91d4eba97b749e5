//! The page behind an invitation.

use leptos::prelude::*;

use crate::{domain::people::links::InvitationPage, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    server_fns::request::{answer, app, caller},
    usecases,
};

#[server(prefix = "/_fn", endpoint = "read_invitation")]
pub async fn read_invitation(code: String) -> Result<InvitationPage, UiError> {
    answer(usecases::people::read_invitation(&app(), &caller(), &code).await)
}
