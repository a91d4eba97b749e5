//! Who is looking.

use leptos::prelude::*;

use crate::{domain::people::account::WhoAmI, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    domain::refusal::Refusal,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// `None`: nobody is signed in.
#[server(name = AskWhoAmI, prefix = "/_fn", endpoint = "who_am_i")]
pub async fn who_am_i() -> Result<Option<WhoAmI>, UiError> {
    match usecases::people::who_am_i(&app(), &caller()).await {
        Err(Refusal::SignedOut) => Ok(None),
        found => answer(found.map(Some)),
    }
}
