//! Signs this browser out.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::server_fns::{request::answer, session};

#[server(prefix = "/_fn", endpoint = "sign_out")]
pub async fn sign_out() -> Result<(), UiError> {
    answer(session::end().await)?;
    leptos_axum::redirect("/signin?done=signed-out");
    Ok(())
}
