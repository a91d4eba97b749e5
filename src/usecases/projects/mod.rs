//! Projects.

mod create_project;
mod read_project;
mod rename_project;

pub use create_project::create_project;
pub use read_project::read_project;
pub use rename_project::rename_project;
