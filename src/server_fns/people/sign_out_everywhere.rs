//! Ends every session of this person, this one too.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    server_fns::{
        request::{answer, app, caller},
        session,
    },
    usecases,
};

#[server(prefix = "/_fn", endpoint = "sign_out_everywhere")]
pub async fn sign_out_everywhere() -> Result<(), UiError> {
    answer(usecases::people::sign_out_everywhere(&app(), &caller()).await)?;
    answer(session::end().await)?;
    leptos_axum::redirect("/signin?done=signed-out-everywhere");
    Ok(())
}
