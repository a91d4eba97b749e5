//! Sets a new password by a link, and signs this browser in.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::refusal::Outcome,
    server_fns::{
        request::{answer, app},
        session,
    },
    usecases,
};

#[server(prefix = "/_fn", endpoint = "reset_password")]
pub async fn reset_password(code: String, password: String) -> Result<(), UiError> {
    answer(reset(&code, &password).await)?;
    leptos_axum::redirect("/");
    Ok(())
}

#[cfg(feature = "ssr")]
async fn reset(code: &str, password: &str) -> Outcome<()> {
    let signed_in = usecases::people::reset_password(&app(), code, password).await?;
    session::begin(signed_in.person, signed_in.session_epoch).await
}
