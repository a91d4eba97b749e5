//! A new prompt from the latest version of another.

use std::time::Duration;

use leptos::prelude::*;

use super::{archive::NotYours, use_prompt_name};
use crate::{
    domain::refusal::Field as RefusedField,
    server_fns::prompts::{DuplicatePrompt, NameCheck, check_name, read_tags},
    ui::{
        components::{
            dialog::{Ask, DialogFoot},
            field::{Field, error_at, note_of},
            trouble::{Sorry, Trouble},
        },
        state::{addresses, project::use_project, typed::use_typed, who::may_edit},
    },
};

/// Names are checked when somebody pauses.
const PAUSE: Duration = Duration::from_millis(250);

#[component]
pub fn Duplicate() -> impl IntoView {
    let (project, name) = (use_project(), use_prompt_name());
    let duplicate = ServerAction::<DuplicatePrompt>::new();
    let typed = use_typed("duplicate_prompt");
    let page = Resource::new(move || (project.get(), name.get()), |(project, name)| read_tags(project, name));
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let project = project.get_untracked();
                match page.await {
                    Ok(page) if may_edit(&project).await => {
                        let name = page.head.name.to_string();
                        let latest = page.head.latest.get();
                        let new_name = typed.await.remove("new_name").unwrap_or_else(|| format!("{name}-copy"));
                        view! { <Question project name new_name latest duplicate /> }.into_any()
                    }
                    Ok(page) => view! { <NotYours project name=page.head.name.to_string() /> }.into_any(),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Question(
    project: String,
    name: String,
    new_name: String,
    latest: i32,
    duplicate: ServerAction<DuplicatePrompt>,
) -> impl IntoView {
    let back = addresses::prompt(&project, &name);
    let refused = move || duplicate.value().get().and_then(Result::err);
    let elsewhere = move || {
        refused().filter(|error| error.field() != Some(RefusedField::Name)).map(|error| view! { <Sorry error /> })
    };
    view! {
        <Ask title=format!("Duplicate {name}")>
            <p>
                {format!("The new prompt starts at version 1, with the text, settings and metadata of version {latest}. ")}
                "It gets the description and topics too, and no tags."
            </p>
            {elsewhere}
            <ActionForm action=duplicate>
                <input type="hidden" name="project" value=project.clone() />
                <input type="hidden" name="name" value=name.clone() />
                <NameField project suggested=new_name refused=Signal::derive(move || error_at(refused().as_ref(), RefusedField::Name)) />
                <DialogFoot back>
                    <button class="btn btn--main" type="submit" aria-keyshortcuts="Control+Enter">
                        "Duplicate"
                    </button>
                </DialogFoot>
            </ActionForm>
        </Ask>
    }
}

/// Checked while it is typed; what the server said last wins until somebody types again.
#[component]
fn NameField(project: String, suggested: String, refused: Signal<Option<String>>) -> impl IntoView {
    let typed = RwSignal::new(None::<String>);
    let verdict = RwSignal::new(None::<NameCheck>);
    let turn = StoredValue::new(0_usize);
    let project = StoredValue::new(project);
    Effect::new(move |_| {
        if refused.get().is_some() {
            typed.set(None);
        }
    });
    Effect::new(move |_| {
        let Some(name) = typed.get() else { return };
        turn.update_value(|turn| *turn += 1);
        let mine = turn.get_value();
        let is_latest = move || turn.try_get_value() == Some(mine);
        set_timeout(
            move || {
                let Some(project) = project.try_get_value().filter(|_| is_latest()) else { return };
                leptos::task::spawn_local(async move {
                    let checked = check_name(project, name).await;
                    if is_latest() {
                        verdict.try_set(checked.ok());
                    }
                });
            },
            PAUSE,
        );
    });
    let error = Signal::derive(move || match (typed.get(), verdict.get()) {
        (Some(_), Some(NameCheck::Refused(says))) => Some(says),
        (Some(_), _) => None,
        (None, _) => refused.get(),
    });
    let hint = "Programs ask for it by this name, and it never changes. Letters, digits, hyphens and underscores.";
    view! {
        <Field id="new-name" label="Name of the new prompt" hint=hint error=error>
            <input
                class="input"
                id="new-name"
                name="new_name"
                value=suggested
                required=true
                maxlength="255"
                autocomplete="off"
                spellcheck="false"
                aria-describedby=note_of("new-name")
                aria-invalid=move || error.get().is_some().then_some("true")
                on:input=move |event| typed.set(Some(event_target_value(&event)))
            />
        </Field>
    }
}
