//! The activity record.

mod list_activity;

pub use list_activity::list_activity;
