//! A prompt is a name with a history of versions that never change, and tags that point at them.

pub mod content;
pub mod delivery;
pub mod diff;
pub mod draft;
pub mod edit_step;
pub mod examples;
#[cfg(any(test, feature = "fuzz"))]
pub mod fuzz;
pub mod library;
pub mod message;
pub mod name;
pub mod number;
pub mod object;
pub mod page;
pub mod publish;
pub mod reference;
pub mod search;
pub mod selector;
pub mod tag;
pub mod text;
pub mod text_edit;
pub mod topic;
pub mod variable;
pub mod version;
