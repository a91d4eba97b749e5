//! Where programs reach this server.

use leptos::prelude::*;

use crate::server_fns::UiError;

/// `https://prompts.example.com`, for snippets: the public address if one is set, else the one the browser used.
#[server(prefix = "/_fn", endpoint = "read_origin")]
pub async fn read_origin() -> Result<String, UiError> {
    Ok(crate::server_fns::request::request_info().public_origin)
}
