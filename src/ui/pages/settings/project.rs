//! The project: its name, and how programs name it.

use leptos::prelude::*;

use super::{Part, Section, SettingsPage, elsewhere, me, successes};
use crate::{
    domain::{access::Role, projects::ProjectPage, refusal::Field as RefusedField},
    server_fns::projects::{RenameProject, read_project},
    ui::{
        components::{
            copy::Copy,
            field::{TextField, error_at},
            trouble::Trouble,
        },
        state::{project::use_project, who::who},
    },
};

#[component]
pub fn ProjectSettings() -> impl IntoView {
    let project = use_project();
    let rename = ServerAction::<RenameProject>::new();
    let renamed = successes(rename);
    let page = Resource::new(move || (project.get(), renamed.get()), |(project, _)| read_project(project));
    // The navigation shows the name too.
    let everybody = who().0;
    Effect::new(move |before: Option<usize>| {
        let times = renamed.get();
        if before.is_some_and(|before| before != times) {
            everybody.refetch();
        }
        times
    });
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let slug = project.get_untracked();
                match (page.await, me().await) {
                    (Ok(page), Ok(me)) => view! {
                        <SettingsPage slug section=Section::Project me>
                            <Names page rename />
                        </SettingsPage>
                    }
                    .into_any(),
                    (Err(error), _) | (_, Err(error)) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Names(page: ProjectPage, rename: ServerAction<RenameProject>) -> impl IntoView {
    let ProjectPage { id, slug, name, token, role } = page;
    let name_part = match role {
        Role::Admin => view! { <Rename name slug=slug.clone() rename /> }.into_any(),
        Role::Viewer | Role::Editor => view! { <p>{name}</p> }.into_any(),
    };
    let token = (!token.is_empty()).then(|| {
        view! {
            <Part
                id="token"
                title="Project token"
                says="It tells a program's requests which project is meant. It is no secret: without an API key it reads nothing."
            >
                <Value value=token copy="Copy the project token" />
            </Part>
        }
    });
    view! {
        <Part id="name" title="Name">
            {name_part}
        </Part>
        {token}
        <Part
            id="id"
            title="Project id"
            says="For programs that name the project by a number in an address. With a key, @current does the same."
        >
            <Value value=id.to_string() copy="Copy the project id" />
        </Part>
        <Part id="address" title="Address" says="The word for this project in addresses. It stays when the name changes.">
            <Value value=format!("/p/{slug}") copy="Copy the address" />
        </Part>
    }
}

#[component]
fn Value(value: String, copy: &'static str) -> impl IntoView {
    view! {
        <div class="form">
            <div class="copyable">
                <code>{value.clone()}</code>
                <Copy text=Signal::stored(value) what=copy />
            </div>
        </div>
    }
}

#[component]
fn Rename(name: String, slug: String, rename: ServerAction<RenameProject>) -> impl IntoView {
    let refused = move || rename.value().get().and_then(Result::err);
    view! {
        <ActionForm action=rename attr:class="form">
            <input type="hidden" name="project" value=slug />
            {move || elsewhere(refused(), &[RefusedField::Project])}
            <TextField
                id="project-name"
                name="name"
                label="Name of the project"
                value=name
                autocomplete="off"
                required=true
                error=Signal::derive(move || error_at(refused().as_ref(), RefusedField::Project))
            />
            <div class="form__foot">
                <button class="btn btn--main" type="submit">
                    "Save"
                </button>
            </div>
        </ActionForm>
    }
}
