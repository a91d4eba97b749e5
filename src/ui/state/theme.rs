//! Light, dark, or as the system says. Kept in a cookie, so that the server draws the first picture right.

pub use crate::server_fns::screen::Theme;
