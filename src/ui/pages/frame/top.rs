//! The bar on top of narrow screens.

use leptos::prelude::*;

use super::{
    Around,
    account::AccountLinks,
    nav::{Links, Projects},
    side::Find,
    theme::ThemeSwitch,
};
use crate::ui::{
    components::icon::{Brand, Icon},
    state::addresses,
};

#[component]
pub fn Top(around: Around) -> impl IntoView {
    let several = around.me.projects.len() > 1 || around.me.owner;
    let projects = several.then(|| {
        view! {
            <p class="menu__note">"Project"</p>
            <ul class="nav-list">
                <Projects around=around.clone() />
            </ul>
        }
    });
    view! {
        <div class="top">
            <Brand href=addresses::library(&around.slug) />
            <Find slug=around.slug.clone() class="iconbtn" label="Find a prompt">
                ""
            </Find>
            <details class="pop">
                <summary class="iconbtn" aria-label="Menu">
                    <Icon name="menu" />
                </summary>
                <div class="menu menu--tall">
                    <nav aria-label="Main, short">
                        <ul class="nav-list">
                            <Links around=around.clone() class="" count="push faint small" />
                        </ul>
                    </nav>
                    {projects}
                    <p class="menu__note">{around.me.name.clone()}</p>
                    <ul class="nav-list">
                        <AccountLinks around=around.clone() />
                    </ul>
                    <ThemeSwitch />
                </div>
            </details>
        </div>
    }
}
