//! The browser's doors: each decodes, calls one use case, and answers with its outcome or a [`UiError`].

pub mod activity;
pub mod error;
pub mod keys;
pub mod people;
pub mod projects;
pub mod prompts;
pub mod screen;

#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
pub mod session;

pub use error::UiError;
