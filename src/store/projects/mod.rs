//! Projects as rows.

mod find_project;
mod insert_project;
mod revisions;

pub use find_project::{ProjectRecord, find, find_by_slug, find_by_token, list_of_person};
pub use insert_project::{NewProject, insert, rename};
pub use revisions::{RevisionPair, all_revisions, bump_access_revision, bump_revision, revisions};
