//! How a comparison is shown; it stands in the address, so that a colleague sees the same.

use leptos::prelude::*;
use leptos_router::params::ParamsMap;

use crate::ui::{components::diff::DiffMode, state::addresses};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    pub mode: DiffMode,
    /// Lines that differ in nothing but spaces are shown as unchanged.
    pub hide_spaces: bool,
}

pub fn use_view(query: Memo<ParamsMap>) -> Memo<View> {
    Memo::new(move |_| {
        let query = query.read();
        View {
            mode: query.get("view").and_then(|word| DiffMode::parse(&word)).unwrap_or_default(),
            hide_spaces: query.get("ws").is_some_and(|word| word == "hide"),
        }
    })
}

/// Which comparison the address means, in its own words: numbers or tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub project: String,
    pub name: String,
    pub base: String,
    pub head: String,
}

impl Place {
    /// Only what differs from the plain comparison stands in the address.
    pub fn address(&self, view: View) -> String {
        let path = addresses::compare(&self.project, &self.name, &self.base, &self.head);
        let mut parts = Vec::new();
        if view.mode != DiffMode::default() {
            parts.push(format!("view={}", view.mode.as_str()));
        }
        if view.hide_spaces {
            parts.push(String::from("ws=hide"));
        }
        match parts.is_empty() {
            true => path,
            false => format!("{path}?{}", parts.join("&")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_the_view() {
        let word = String::from;
        let place = Place { project: word("acme"), name: word("reply"), base: word("3"), head: word("production") };
        assert_eq!(place.address(View::default()), "/p/acme/prompts/reply/compare/3...production");
        let view = View { mode: DiffMode::Prose, hide_spaces: true };
        assert_eq!(place.address(view), "/p/acme/prompts/reply/compare/3...production?view=prose&ws=hide");
    }
}
