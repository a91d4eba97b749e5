//! What screens keep in mind between one click and the next.

pub mod addresses;
pub mod project;
pub mod screen;
pub mod theme;
pub mod typed;
pub mod who;
