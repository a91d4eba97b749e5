//! API keys as rows. Only the hash of a key is kept.

mod change_key;
mod find_key;
mod insert_key;
mod list_keys;

pub use change_key::{hand_over, revoke, touch};
pub use find_key::{FoundKey, KeyRecord, find, find_by_hash, list_working_of};
pub use insert_key::{NewKeyRow, insert};
pub use list_keys::list;
