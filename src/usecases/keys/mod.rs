//! API keys.

mod create_key;
mod hand_over_key;
mod list_keys;
mod revoke_key;

pub use create_key::create_key;
pub(super) use hand_over_key::give_key;
pub use hand_over_key::hand_over_key;
pub use list_keys::list_keys;
pub(super) use revoke_key::end_key;
pub use revoke_key::revoke_key;
