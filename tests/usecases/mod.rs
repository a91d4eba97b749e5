//! What someone can do, without a door.

mod prompts;
