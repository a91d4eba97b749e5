//! The page that makes a prompt.

mod fault;
mod form;
mod name_field;
mod starters;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use uuid::Uuid;

use crate::{
    server_fns::{
        UiError,
        prompts::{CreatePrompt, SaveNewDraft, read_new_prompt},
    },
    ui::{
        components::{fresh::fresh, trouble::Trouble},
        pages::lazy::Part,
        state::project::use_project,
    },
};
use form::NewForm;

#[component]
pub fn NewPrompt() -> impl IntoView {
    Part::Prompt.load_ahead();
    let project = use_project();
    let query = use_query_map();
    let create = ServerAction::<CreatePrompt>::new();
    let keep = ServerAction::<SaveNewDraft>::new();
    // A page without JavaScript comes back with an error in its address: what was typed is the newest draft then.
    let came_back = create.value().get_untracked().is_some() || keep.value().get_untracked().is_some();
    let asked = Memo::new(move |_| {
        let query = query.read();
        let draft = query.get("draft").and_then(|draft| draft.parse::<Uuid>().ok());
        let starter = query.get("starter").filter(|_| draft.is_none() && !came_back);
        (project.get(), draft, starter)
    });
    let page = Resource::new_blocking(
        move || asked.get(),
        |(project, draft, starter)| async move {
            let page = read_new_prompt(project, draft).await?;
            Ok::<_, UiError>((starter, page))
        },
    );
    let loads = StoredValue::new(0_usize);
    view! {
        <Title text="New prompt" />
        <Transition>
            {move || {
                loads.update_value(|loads| *loads += 1);
                Suspend::new(async move {
                    match page.await {
                        Ok((starter, page)) => {
                            let show = move || {
                                let (project, page, starter) = (project.get_untracked(), page.clone(), starter.clone());
                                view! { <NewForm project=project page=page starter=starter create=create keep=keep /> }
                                    .into_any()
                            };
                            fresh(loads.get_value(), show)
                        }
                        Err(error) => view! { <Trouble error=error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}
