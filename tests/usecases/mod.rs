//! What someone can do, without a door.

mod people;
mod prompts;
mod rows;
mod writes;
