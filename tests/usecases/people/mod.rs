mod from_shell;
mod joining;
mod keys;
mod refusals;
mod reset_links;
mod roles;
pub mod rows;
mod shown_once;
mod signing_in;
