//! The editor of the next version: writing, the review of the change, and what to do when somebody was faster.

mod both;
mod editing;
mod faults;
mod opening;
mod publish_bar;
mod reviewing;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};

use crate::{
    domain::{prompts::page::EditorPage, refusal::Refusal},
    server_fns::{
        UiError,
        prompts::{PublishVersion, SaveDraft, read_editor},
    },
    ui::{
        components::{fresh::fresh, trouble::Trouble},
        pages::lazy::Part,
    },
};
use both::Both;
use editing::Editing;
use reviewing::Reviewing;

/// What the address asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Step {
    Write,
    Review,
    Conflict,
}

#[component]
pub fn Edit() -> impl IntoView {
    Part::Prompt.load_ahead();
    let params = use_params_map();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        let of = |key: &str| params.read().get(key).unwrap_or_default();
        let query = query.read();
        let step = match (query.get("review"), query.get("conflict")) {
            (Some(_), _) => Step::Review,
            (None, Some(_)) => Step::Conflict,
            (None, None) => Step::Write,
        };
        let from = query.get("from").and_then(|from| from.parse::<i32>().ok());
        (of("project"), of("name"), from, step)
    });
    // The step comes back with the page, so that no step is ever shown with the data of another.
    let page = Resource::new_blocking(
        move || asked.get(),
        |(project, name, from, step)| async move { Ok::<_, UiError>((step, read_editor(project, name, from).await?)) },
    );
    let publish = ServerAction::<PublishVersion>::new();
    let keep = ServerAction::<SaveDraft>::new();
    reload_on_conflict(publish, page);
    let loads = StoredValue::new(0_usize);
    view! {
        <Title text=move || format!("Edit {}", asked.read().1) />
        <Transition>
            {move || {
                loads.update_value(|loads| *loads += 1);
                Suspend::new(async move {
                    match page.await {
                        Ok((step, page)) => {
                            let show = move || show(step, page.clone(), asked.get_untracked().0, publish, keep);
                            fresh(loads.get_value(), show)
                        }
                        Err(error) => view! { <Trouble error=error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

/// A conflict needs the other's version: it comes with the page.
fn reload_on_conflict(publish: ServerAction<PublishVersion>, page: Resource<Result<(Step, EditorPage), UiError>>) {
    Effect::new(move |before: Option<usize>| {
        let version = publish.version().get();
        let conflict = matches!(publish.value().get_untracked(), Some(Err(UiError::Refused(Refusal::Conflict(_)))));
        if before.is_some_and(|before| before != version) && conflict {
            page.refetch();
        }
        version
    });
}

fn show(
    step: Step,
    page: EditorPage,
    project: String,
    publish: ServerAction<PublishVersion>,
    keep: ServerAction<SaveDraft>,
) -> AnyView {
    let is_conflict = page.newer.is_some();
    match (step, page.draft.clone()) {
        (Step::Conflict, Some(draft)) if is_conflict => {
            view! { <Both project=project page=page draft=draft publish=publish /> }.into_any()
        }
        (Step::Review, Some(draft)) if !is_conflict => {
            view! { <Reviewing project=project page=page draft=draft publish=publish /> }.into_any()
        }
        _ => view! { <Editing project=project page=page publish=publish keep=keep /> }.into_any(),
    }
}
