//! The library: find a prompt in two seconds. Everything that is asked stands in the address.

mod empty;
mod filters;
mod found;
mod list;
mod menu;
mod question;
mod row;

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    domain::{
        access::Role,
        prompts::library::{LibraryFacets, LibraryQuery},
    },
    ui::{
        components::{icon::Icon, trouble::Trouble},
        state::{
            addresses,
            project::{facets, use_project},
            who::role_in,
        },
    },
};
use empty::NothingYet;
use filters::Filters;
use list::{Answer, List};

/// Where the list stands, and what the person may do in it.
#[derive(Clone)]
struct Place {
    slug: String,
    role: Role,
}

impl Place {
    fn may_edit(&self) -> bool {
        self.role >= Role::Editor
    }

    fn may_see_archived(&self) -> bool {
        self.role >= Role::Admin
    }
}

#[component]
pub fn Library() -> impl IntoView {
    let project = use_project();
    let query = question::use_question();
    let facets = facets().0;
    let answer = list::ask(project, query);
    view! {
        <Transition>
            {move || {
                let slug = project.get();
                Suspend::new(async move {
                    let role = role_in(&slug).await;
                    match facets.await {
                        Err(error) => view! { <Trouble error /> }.into_any(),
                        Ok(facets) => {
                            let place = Place { slug, role: role.unwrap_or(Role::Viewer) };
                            view! { <Inside place facets query answer /> }.into_any()
                        }
                    }
                })
            }}
        </Transition>
    }
}

#[component]
fn Inside(place: Place, facets: LibraryFacets, query: Memo<LibraryQuery>, answer: Answer) -> impl IntoView {
    let is_empty = facets.prompts == 0;
    let archived = Memo::new(move |_| query.read().archived);
    let inside = place.clone();
    let title = move || if archived.get() { "Archived prompts" } else { "Prompts" };
    let new = move || {
        (place.may_edit() && !is_empty && !archived.get()).then(|| {
            view! {
                <div class="head__actions">
                    <a class="btn btn--main" href=addresses::new_prompt(&place.slug)>
                        <Icon name="plus" />
                        "New prompt"
                    </a>
                </div>
            }
        })
    };
    view! {
        <Title text=title />
        <main class="page" id="main" tabindex="-1">
            <div class="wrap lib-head">
                <header class="head">
                    <div class="head__what">
                        <h1 class="title">{title}</h1>
                    </div>
                    {new}
                </header>
                {move || match is_empty && !archived.get() {
                    true => view! { <NothingYet place=inside.clone() /> }.into_any(),
                    false => view! {
                        <Filters place=inside.clone() facets=facets.clone() query />
                        <List place=inside.clone() answer />
                    }
                    .into_any(),
                }}
            </div>
        </main>
    }
}
