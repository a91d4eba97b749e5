//! The account menu at the foot of the navigation.

use leptos::prelude::*;

use super::Around;
use crate::ui::{
    components::{icon::Icon, shortcuts::Help},
    state::addresses,
};

#[component]
pub fn Account(around: Around) -> impl IntoView {
    let name = around.me.name.clone();
    view! {
        <details class="pop pop--fill">
            <summary class="account">
                <span class="face" aria-hidden="true">
                    {around.me.initials()}
                </span>
                <span>
                    <span class="vh">"Your account, "</span>
                    {name}
                </span>
                <Icon name="updown" />
            </summary>
            <ul class="menu menu--fill menu--up">
                <AccountLinks around />
            </ul>
        </details>
    }
}

/// What a person does with the account, also behind the narrow bar's menu.
#[component]
pub fn AccountLinks(around: Around) -> impl IntoView {
    let help = expect_context::<Help>();
    view! {
        <li>
            <a href=addresses::settings(&around.slug, "account")>"Your account"</a>
        </li>
        <li class="needs-script">
            <button type="button" on:click=move |_| help.open()>
                "Keys"
                <kbd>"?"</kbd>
            </button>
        </li>
        <li class="menu__gap">
            <form method="post" action="/_fn/sign_out">
                <button type="submit">"Sign out"</button>
            </form>
        </li>
    }
}
