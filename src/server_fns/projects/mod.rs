//! Projects, as the browser asks for them.

mod create_project;
mod read_project;
mod rename_project;

pub use create_project::{CreateProject, create_project};
pub use read_project::read_project;
pub use rename_project::{RenameProject, rename_project};
