//! The activity record as rows: written by every use case that changes something, never changed, never deleted.

mod list_activity;
mod record;

pub use list_activity::{PAGE, list, list_of_prompts};
pub use record::{Entry, record};
