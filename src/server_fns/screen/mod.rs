//! What one browser keeps about its screens: theme, keys, the project last visited. In cookies, so that the server
//! draws the first picture right, with and without JavaScript.

mod read_origin;
mod set_reading;
mod set_shortcuts;
mod set_theme;
mod theme;
mod typed;

#[cfg(feature = "ssr")]
mod cookies;
#[cfg(feature = "ssr")]
mod status;

use serde::{Deserialize, Serialize};

pub use read_origin::read_origin;
pub use set_reading::{SetReading, set_reading};
pub use set_shortcuts::{SetShortcuts, set_shortcuts};
pub use set_theme::{SetTheme, set_theme};
pub use theme::Theme;
pub use typed::{Typed, take_typed};

#[cfg(feature = "ssr")]
pub use cookies::{forget_cookie, keep_cookie, keep_for_next_page, read_cookie, read_screen};
#[cfg(feature = "ssr")]
pub use status::{show_missing, show_status};
#[cfg(feature = "ssr")]
pub use typed::keep_typed;

/// Holds `off` when single-letter keys are switched off.
pub const KEYS_COOKIE: &str = "cuebook_keys";
/// Holds `1` when prompts are shown as they are written, not as Markdown.
pub const PLAIN_COOKIE: &str = "cuebook_plain";
/// The address word of the project last visited: where `/` leads.
pub const PROJECT_COOKIE: &str = "cuebook_project";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    pub theme: Theme,
    pub single_keys: bool,
    pub plain: bool,
    pub project: Option<String>,
}

impl Default for Screen {
    fn default() -> Self {
        Self { theme: Theme::default(), single_keys: true, plain: false, project: None }
    }
}
