//! Comes into a project by an invitation, and signs this browser in.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::refusal::Outcome,
    server_fns::{
        request::{answer, app, caller, request_info},
        screen::keep_typed,
        session,
    },
    usecases,
};

/// Somebody who is here already leaves `name` empty, and `password` too when they are signed in.
#[server(prefix = "/_fn", endpoint = "accept_invitation")]
pub async fn accept_invitation(
    code: String,
    #[server(default)] name: String,
    #[server(default)] password: String,
) -> Result<(), UiError> {
    let outcome = answer(join(&code, &name, &password).await);
    keep_typed("accept_invitation", &outcome, &[("name", &name)]).await;
    let slug = outcome?;
    leptos_axum::redirect(&format!("/p/{slug}/prompts?joined=1"));
    Ok(())
}

#[cfg(feature = "ssr")]
async fn join(code: &str, name: &str, password: &str) -> Outcome<String> {
    let host = request_info().host;
    let joined = usecases::people::accept_invitation(&app(), &caller(), code, name, password, &host).await?;
    session::begin(joined.signed_in.person, joined.signed_in.session_epoch).await?;
    Ok(joined.slug)
}
