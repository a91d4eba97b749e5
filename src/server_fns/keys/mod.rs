//! API keys, as the browser asks for them.

mod create_key;
mod hand_over_key;
mod list_keys;
mod read_new_key;
mod revoke_key;

pub use create_key::{CreateKey, create_key};
pub use hand_over_key::{HandOverKey, hand_over_key};
pub use list_keys::list_keys;
pub use read_new_key::read_new_key;
pub use revoke_key::{RevokeKey, revoke_key};
