//! The activity record, as the browser asks for it.

mod list_activity;

pub use list_activity::list_activity;
