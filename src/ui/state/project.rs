//! The project that the address names.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{domain::prompts::library::LibraryFacets, server_fns::UiError};

/// The project's word in the address; empty outside of `/p/…`. Read from the path, because a page that is not there has
/// no parameters.
pub fn use_project() -> Memo<String> {
    let path = use_location().pathname;
    Memo::new(move |_| path.with(|path| project_of(path).to_string()))
}

fn project_of(path: &str) -> &str {
    path.strip_prefix("/p/").and_then(|rest| rest.split('/').next()).unwrap_or_default()
}

/// Topics, tags and authors of the project: asked once by the frame, offered by the sidebar and the library.
#[derive(Clone, Copy)]
pub struct Facets(pub Resource<Result<LibraryFacets, UiError>>);

pub fn facets() -> Facets {
    expect_context::<Facets>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_project_is_the_word_after_p() {
        assert_eq!(project_of("/p/acme/prompts/support-reply"), "acme");
        assert_eq!(project_of("/p/acme"), "acme");
        assert_eq!(project_of("/signin"), "");
    }
}
