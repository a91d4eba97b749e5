//! The activity record.

mod list_activity;
mod list_prompt_activity;

pub use list_activity::list_activity;
pub use list_prompt_activity::list_prompt_activity;
