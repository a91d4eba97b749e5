//! The frame around every page of a project: navigation, project, account; and what all its pages share.

mod account;
mod ahead;
mod nav;
mod side;
mod theme;
mod top;

use leptos::prelude::*;
use leptos_router::components::Outlet;

use crate::{
    domain::{people::account::WhoAmI, prompts::library::LibraryFacets},
    server_fns::{UiError, prompts::list_facets},
    ui::{
        components::{
            menus::close_menus_as_expected,
            palette::{FindPrompt, Palette},
            shortcuts::{Help, KeyHelp, listen_to_keys},
            toast::{Toasts, use_told},
        },
        state::{
            project::{Facets, use_project},
            screen::screen_state,
            who::who,
        },
    },
};
use ahead::load_parts_ahead;
use side::{Bare, Side};
use top::Top;

/// What the navigation shows. Whoever is signed out, or in no such project, sees a bare frame: the page itself says why.
#[derive(Clone)]
struct Around {
    me: WhoAmI,
    slug: String,
    facets: LibraryFacets,
}

#[component]
pub fn Frame() -> impl IntoView {
    let project = use_project();
    let me = who().0;
    let facets = Resource::new(move || project.get(), list_facets);
    provide_context(Facets(facets));
    let palette = Palette::new(project);
    let help = Help::default();
    provide_context(palette);
    provide_context(help);
    listen_to_keys(Callback::new(move |()| palette.open()), help);
    close_menus_as_expected();
    load_parts_ahead();
    stay_fresh(project, facets);
    let around = move || async move {
        let slug = project.get_untracked();
        let me = me.await.ok().flatten().filter(|me| me.project(&slug).is_some())?;
        screen_state().visit(&slug);
        Some(Around { me, slug, facets: facets.await.unwrap_or_default() })
    };
    view! {
        <div class="app">
            <header class="chrome">
                <Transition>
                    {move || {
                        project.track();
                        Suspend::new(async move {
                            match around().await {
                                Some(around) => view! { <Top around=around.clone() /><Side around /> }.into_any(),
                                None => view! { <Bare /> }.into_any(),
                            }
                        })
                    }}
                </Transition>
            </header>
            <Outlet />
        </div>
        <Toasts />
        <FindPrompt palette />
        <KeyHelp help />
    }
}

/// After something was done, and after somebody signed in, the frame's figures are old.
fn stay_fresh(project: Memo<String>, facets: Resource<Result<LibraryFacets, UiError>>) {
    let me = who().0;
    let told = use_told();
    Effect::new(move |first: Option<()>| {
        let done_at = told.get().map(|(path, _)| path);
        match done_at.filter(|_| first.is_some()) {
            // A new name of the project, or another role in it.
            Some(path) if path.contains("/settings/") => me.refetch(),
            Some(_) => facets.refetch(),
            None => {}
        }
    });
    Effect::new(move |_| {
        let slug = project.get();
        let known = me.with_untracked(|me| match me {
            Some(Ok(Some(me))) => me.project(&slug).is_some(),
            _ => false,
        });
        if !known {
            me.refetch();
        }
    });
}
