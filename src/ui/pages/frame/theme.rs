//! Light, dark, or as the system says: at once with a script, after a reload without.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{
    server_fns::screen::Theme,
    ui::{components::icon::Icon, state::screen::screen_state},
};

#[component]
pub fn ThemeSwitch() -> impl IntoView {
    view! {
        <form method="post" action="/_fn/set_theme">
            <div class="seg seg--fill" role="group" aria-label="Theme">
                <Choice theme=Theme::System icon="screen" label="Same as system" />
                <Choice theme=Theme::Light icon="sun" label="Light" />
                <Choice theme=Theme::Dark icon="moon" label="Dark" />
            </div>
        </form>
    }
}

#[component]
fn Choice(theme: Theme, icon: &'static str, label: &'static str) -> impl IntoView {
    let screen = screen_state();
    let choose = move |event: MouseEvent| {
        event.prevent_default();
        screen.choose_theme(theme);
    };
    view! {
        <button
            type="submit"
            name="theme"
            value=theme.as_str()
            aria-pressed=move || (screen.theme.get() == theme).to_string()
            aria-label=label
            title=label
            on:click=choose
        >
            <Icon name=icon />
        </button>
    }
}
