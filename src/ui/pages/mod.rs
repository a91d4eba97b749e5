//! One page a word in the address.

mod compare;
mod doors;
mod edit;
mod frame;
mod home;
pub mod lazy;
mod library;
#[cfg(feature = "ssr")]
pub mod manual;
mod new_prompt;
mod not_found;
mod prompt;
mod settings;

pub use compare::{Compare, CompareStart};
pub use doors::{Join, Reset, SetUp, SignInPage, Welcome};
pub use edit::Edit;
pub use frame::Frame;
pub use home::Home;
pub use library::Library;
pub use new_prompt::NewPrompt;
pub use not_found::NotFound;
pub use prompt::{Archive, Details, Duplicate, Overview, Tags, Usage};
pub use settings::{
    Account, ActivityRecord, Keys, People, Person, Programs, ProjectSettings, ServerSettings, SettingsStart,
};
