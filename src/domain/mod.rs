//! Rules and words of the product. No I/O, no async, the same on the server and in the browser.

pub mod access;
pub mod activity;
pub mod claim;
pub mod count;
pub mod ids;
pub mod people;
pub mod projects;
pub mod prompts;
pub mod refusal;
pub mod timestamp;
