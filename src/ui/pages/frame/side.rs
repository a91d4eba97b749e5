//! The side navigation.

use leptos::{ev::MouseEvent, prelude::*};

use super::{
    Around,
    account::Account,
    nav::{Links, Projects, Topics},
    theme::ThemeSwitch,
};
use crate::ui::{
    components::{
        icon::{Brand, Icon},
        palette::Palette,
    },
    state::addresses,
};

#[component]
pub fn Side(around: Around) -> impl IntoView {
    let library = addresses::library(&around.slug);
    let name = around.me.project(&around.slug).map(|project| project.name.clone()).unwrap_or_default();
    let label = format!("Project: {name}. Change project");
    view! {
        <div class="side">
            <div class="side__in">
                <div class="side__head">
                    <Brand href=library />
                </div>
                <details class="pop pop--fill">
                    <summary class="project" aria-label=label>
                        {name}
                        <Icon name="updown" />
                    </summary>
                    <ul class="menu menu--fill menu--tall">
                        <Projects around=around.clone() />
                    </ul>
                </details>
                <nav aria-label="Main">
                    <ul class="nav-list">
                        <li>
                            <Find slug=around.slug.clone() class="find">
                                "Find a prompt"
                                <span class="keys needs-script" aria-hidden="true">
                                    <kbd>"Ctrl"</kbd>
                                    <kbd>"K"</kbd>
                                </span>
                            </Find>
                        </li>
                        <Links around=around.clone() class="nav-link" count="nav-link__n" />
                    </ul>
                </nav>
                <Topics around=around.clone() />
                <div class="side__foot">
                    <ThemeSwitch />
                    <Account around />
                </div>
            </div>
        </div>
    }
}

/// Around a page that belongs to no project of this person.
#[component]
pub fn Bare() -> impl IntoView {
    view! {
        <div class="top">
            <Brand href="/" />
        </div>
        <div class="side">
            <div class="side__in">
                <div class="side__head">
                    <Brand href="/" />
                </div>
            </div>
        </div>
    }
}

/// Opens the palette; without a script it leads to the search of the library.
#[component]
pub fn Find(
    slug: String,
    class: &'static str,
    #[prop(optional)] label: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let palette = expect_context::<Palette>();
    let open = move |event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            palette.open();
        }
    };
    view! {
        <a class=class href=format!("{}#search", addresses::library(&slug)) aria-label=label on:click=open>
            <Icon name="search" />
            {children()}
        </a>
    }
}
