//! Signs this browser in.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::next;
use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::refusal::Outcome,
    server_fns::{
        request::{answer, app, request_info},
        screen::keep_typed,
        session,
    },
    usecases,
};

/// Signs this browser in and goes on to `next`, a path of this server.
#[server(prefix = "/_fn", endpoint = "sign_in")]
pub async fn sign_in(email: String, password: String, #[server(default)] next: String) -> Result<(), UiError> {
    let outcome = answer(begin(&email, &password).await);
    keep_typed("sign_in", &outcome, &[("email", &email)]).await;
    outcome?;
    leptos_axum::redirect(next::ours(&next).unwrap_or("/"));
    Ok(())
}

#[cfg(feature = "ssr")]
async fn begin(email: &str, password: &str) -> Outcome<()> {
    let signed_in = usecases::people::sign_in(&app(), email, password, &request_info().host).await?;
    session::begin(signed_in.person, signed_in.session_epoch).await
}
