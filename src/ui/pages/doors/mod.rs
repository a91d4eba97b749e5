//! The pages before one is inside: signing in, the first set-up, invitations, new passwords.

mod door;
mod join;
mod reset;
mod set_up;
mod sign_in;
mod welcome;

pub use join::Join;
pub use reset::Reset;
pub use set_up::SetUp;
pub use sign_in::SignInPage;
pub use welcome::Welcome;

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;

use crate::{server_fns::UiError, ui::state::who::who};

/// A word from the question of the address.
fn use_word(key: &'static str) -> Memo<String> {
    let query = use_query_map();
    Memo::new(move |_| query.read().get(key).unwrap_or_default())
}

/// Once somebody is in, every page asks anew who is looking; the redirect comes a moment later.
fn ask_again_who<S>(action: ServerAction<S>)
where
    S: ServerFn<Output = (), Error = UiError> + Clone + Send + Sync + 'static,
{
    let me = who().0;
    Effect::new(move |_| {
        if matches!(action.value().get(), Some(Ok(()))) {
            me.refetch();
        }
    });
}
