//! The page behind a link that sets a new password.

use leptos::prelude::*;

use crate::{domain::people::links::ResetPage, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    server_fns::request::{answer, app},
    usecases,
};

#[server(prefix = "/_fn", endpoint = "read_reset_link")]
pub async fn read_reset_link(code: String) -> Result<ResetPage, UiError> {
    answer(usecases::people::read_reset_link(&app(), &code).await)
}
