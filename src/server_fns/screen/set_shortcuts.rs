//! Switches this browser's single-letter keys on or off.

use leptos::prelude::*;

use crate::server_fns::UiError;

/// Switches this browser's single-letter keys on or off. A checkbox that is not ticked sends nothing: off.
#[server(prefix = "/_fn", endpoint = "set_shortcuts")]
pub async fn set_shortcuts(#[server(default)] on: bool) -> Result<(), UiError> {
    super::keep_cookie(super::KEYS_COOKIE, if on { "on" } else { "off" });
    Ok(())
}
