//! Keeps whether this browser shows prompts as Markdown or as they are written.

use leptos::prelude::*;

use crate::server_fns::UiError;

/// Keeps whether prompts are shown as they are written. A plain form is then sent back to its page.
#[server(prefix = "/_fn", endpoint = "set_reading")]
pub async fn set_reading(plain: bool) -> Result<(), UiError> {
    super::keep_cookie(super::PLAIN_COOKIE, if plain { "1" } else { "0" });
    Ok(())
}
