//! A new password for whoever is signed in.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::next;
use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::refusal::Outcome,
    server_fns::{
        request::{answer, app, caller, request_info},
        session,
    },
    usecases,
};

/// Ends every other session. Goes on to `next`, a path of this server, when there is one.
#[server(prefix = "/_fn", endpoint = "change_password")]
pub async fn change_password(current: String, new: String, #[server(default)] next: String) -> Result<(), UiError> {
    answer(change(&current, &new).await)?;
    if let Some(next) = next::ours(&next) {
        leptos_axum::redirect(next);
    }
    Ok(())
}

#[cfg(feature = "ssr")]
async fn change(current: &str, new: &str) -> Outcome<()> {
    let host = request_info().host;
    let signed_in = usecases::people::change_password(&app(), &caller(), current, new, &host).await?;
    session::begin(signed_in.person, signed_in.session_epoch).await
}
