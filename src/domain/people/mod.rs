//! People: how they are named, how they sign in, what their pages show.

pub mod account;
pub mod email;
pub mod keys_of;
pub mod links;
pub mod password;
pub mod secret;
