//! Screens. Complete HTML from the server first; the browser's half adds speed and comfort.

mod root;
#[cfg(feature = "ssr")]
mod shell;

pub mod components;
pub mod pages;
pub mod state;

pub use root::Root;
#[cfg(feature = "ssr")]
pub use shell::{Assets, shell};
