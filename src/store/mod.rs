//! Rows. The only room that knows of a database: queries take and give words of the domain, and each takes the
//! project first, so that there is no way to ask without one.

mod connect;
mod entity;
mod error;
mod outage;
mod reader;
mod sql;
mod turns;
mod write;

pub mod activity;
pub mod idempotency;
pub mod keys;
pub mod people;
pub mod projects;
pub mod prompts;
pub mod sessions;
pub mod shown_once;

pub use connect::{Engine, Store};
pub use error::StoreError;
pub use reader::Reader;
/// Where queries are asked: the pool, or an open write.
pub use sea_orm::ConnectionTrait as Rows;
pub use write::WriteTx;
