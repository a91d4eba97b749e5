//! What must hold for whatever anybody types or sends as the words of a prompt.

mod contents;
mod names;
mod references;
mod text_edits;
mod variables;

pub use contents::{contents, objects, searches};
pub use names::names;
pub use references::references;
pub use text_edits::text_edits;
pub use variables::variables;

pub use super::diff::fuzz::comparisons;

#[cfg(test)]
mod tests {
    use crate::fuzz::replay;

    #[test]
    fn contents() {
        replay("contents", super::contents);
    }

    #[test]
    fn objects() {
        replay("objects", super::objects);
    }

    #[test]
    fn searches() {
        replay("searches", super::searches);
    }

    #[test]
    fn names() {
        replay("names", super::names);
    }

    #[test]
    fn references() {
        replay("references", super::references);
    }

    #[test]
    fn text_edits() {
        replay("text_edits", super::text_edits);
    }

    #[test]
    fn variables() {
        replay("variables", super::variables);
    }
}
