//! The rows as sea-orm sees them, one file a table. What they mean is told by the migrations.

pub mod api_key;
pub mod draft;
pub mod invitation;
pub mod membership;
pub mod person;
pub mod project;
pub mod prompt;
pub mod prompt_topic;
pub mod reset_link;
pub mod session;
pub mod tag;
pub mod tag_move;
