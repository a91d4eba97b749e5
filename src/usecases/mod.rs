//! Verbs: one file is one thing someone can do. Each takes the [`App`] and the [`Caller`](crate::domain::access::Caller),
//! checks the right, opens a transaction, asks the domain, stores, commits, and only then has effects.

mod access_change;
mod app;
mod attempts;
mod clock;
mod delivery;
mod enter;
mod secrets;
mod shown_once;

pub mod activity;
pub mod global_id;
pub mod idempotency;
pub mod identify;
pub mod keys;
pub mod people;
pub mod projects;
pub mod prompts;

pub use app::{App, Limits};
pub use clock::Clock;
pub use delivery::{Delivered, Kept};
pub use shown_once::{show_later, show_now};
