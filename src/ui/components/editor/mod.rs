//! The parts of the two pages on which prompts are written.

mod adopt;
mod body;
mod held;
mod hidden_draft;
mod json_field;
mod keeper;
mod leave_guard;
mod message_field;
mod mirror;
mod saved;
mod settle;
mod start_again;
mod step_button;
mod text_pane;
mod unseen;
mod variables;

pub use adopt::adopt_line;
pub use body::{CONTENT_NOTE, EditorBody};
pub use held::{EditTarget, Held, HeldMessage, HeldText};
pub use hidden_draft::HiddenDraft;
pub use json_field::JsonField;
pub use keeper::{Keeper, Kept};
pub use leave_guard::{guard_leaving, on_main_key};
pub use message_field::MessageField;
pub use saved::{NotKept, Saved};
pub use settle::settle;
pub use start_again::StartAgain;
pub use step_button::{StepButton, Steps, focus, show};
pub use text_pane::{TextPane, size_says, too_long};
pub use unseen::Unseen;
pub use variables::Variables;
