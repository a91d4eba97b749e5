//! Keeps the theme this browser wants.

use leptos::prelude::*;

use super::Theme;
use crate::server_fns::UiError;

/// Keeps the theme this browser wants. A plain form is then sent back to its page.
#[server(prefix = "/_fn", endpoint = "set_theme")]
pub async fn set_theme(theme: Theme) -> Result<(), UiError> {
    super::keep_cookie(Theme::COOKIE, theme.as_str());
    Ok(())
}
