//! Where a refusal is read. A page that came with one, as without scripts, opens at its beginning, and it stands there; one
//! that comes when a button is pressed stands beside the button, wherever the page is scrolled to.

use leptos::{prelude::*, server_fn::ServerFn};

use super::trouble::Sorry;
use crate::server_fns::UiError;

#[derive(Clone, Copy)]
pub struct Told {
    with_page: Signal<Option<UiError>>,
    at_button: Signal<Option<UiError>>,
}

impl Told {
    /// `error` is what of the action's answer belongs to no field of the page.
    pub fn of<Door>(
        action: ServerAction<Door>,
        error: impl Fn() -> Option<UiError> + Send + Sync + Clone + 'static,
    ) -> Self
    where
        Door: ServerFn<Error = UiError> + Clone + Send + Sync + 'static,
        Door::Output: Send + Sync + 'static,
    {
        let (version, pending) = (action.version(), action.pending());
        let opened = version.get_untracked();
        let first = error.clone();
        Self {
            with_page: Signal::derive(move || if version.get() == opened { first() } else { None }),
            // Gone while the next answer is awaited, so that the same words are new words when they come again.
            at_button: Signal::derive(move || if version.get() == opened || pending.get() { None } else { error() }),
        }
    }

    pub fn with_page(self) -> impl IntoView {
        move || self.with_page.get().map(|error| view! { <Sorry error /> })
    }

    pub fn at_button(self) -> impl IntoView {
        move || self.at_button.get().map(|error| view! { <Sorry error /> })
    }
}
