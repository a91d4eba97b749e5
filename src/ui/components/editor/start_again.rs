//! Throwing a draft away cannot be undone, so it takes two steps, also without a script.

use leptos::{prelude::*, server_fn::ServerFn};

use super::Keeper;
use crate::{server_fns::prompts::DiscardDraft, ui::components::icon::Icon};

/// `words` name what is started from: `Start from version 13`.
#[component]
pub fn StartAgain(
    #[prop(into)] project: String,
    #[prop(into)] name: String,
    #[prop(into)] words: String,
    #[prop(optional)] keeper: Option<Keeper>,
    /// Where the menu begins: at the start of the button, or so that it ends with it.
    #[prop(optional)]
    at_start: bool,
) -> impl IntoView {
    let let_go = move |_| {
        if let Some(keeper) = keeper {
            keeper.release();
        }
    };
    let class = if at_start { "menu menu--start" } else { "menu" };
    view! {
        <details class="pop">
            <summary class="btn">
                <Icon name="restart" />
                {words}
            </summary>
            <form class=class method="post" action=DiscardDraft::url() on:submit=let_go>
                <input type="hidden" name="project" value=project />
                <input type="hidden" name="name" value=name />
                <p class="menu__note">"Your draft is thrown away. This cannot be undone."</p>
                <button class="menu__bad" type="submit">
                    <Icon name="x" />
                    "Throw my draft away"
                </button>
            </form>
        </details>
    }
}
