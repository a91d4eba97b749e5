//! The server: its projects. For its owner.

use leptos::prelude::*;

use super::{Part, Section, SettingsPage, elsewhere, me, people::role_name};
use crate::{
    domain::{
        people::account::WhoAmI,
        refusal::{Field as RefusedField, Refusal},
    },
    server_fns::projects::CreateProject,
    ui::{
        components::{
            field::{TextField, error_at},
            trouble::Trouble,
        },
        state::{addresses, project::use_project},
    },
};

#[component]
pub fn Server() -> impl IntoView {
    let project = use_project();
    let create = ServerAction::<CreateProject>::new();
    view! {
        <Transition>
            {move || {
                let slug = project.get();
                Suspend::new(async move {
                    match me().await {
                        Ok(me) if me.owner => view! {
                            <SettingsPage slug section=Section::Server me=me.clone()>
                                <Projects me />
                                <Create create />
                            </SettingsPage>
                        }
                        .into_any(),
                        Ok(_) => {
                            let error = Refusal::forbidden("only the owner of this server can do this").into();
                            view! { <Trouble error /> }.into_any()
                        }
                        Err(error) => view! { <Trouble error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

#[component]
fn Projects(me: WhoAmI) -> impl IntoView {
    let rows: Vec<AnyView> = me
        .projects
        .into_iter()
        .map(|project| {
            view! {
                <tr>
                    <td data-label="Name">
                        <a class="link" href=addresses::library(&project.slug)>
                            {project.name}
                        </a>
                    </td>
                    <td data-label="Address">
                        <code>{format!("/p/{}", project.slug)}</code>
                    </td>
                    <td data-label="You are">{role_name(project.role)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <Part id="projects" title="Your projects">
            <table class="table table--rows">
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        <th scope="col">"Address"</th>
                        <th scope="col">"You are"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Part>
    }
}

#[component]
fn Create(create: ServerAction<CreateProject>) -> impl IntoView {
    let refused = move || create.value().get().and_then(Result::err);
    view! {
        <Part
            id="new-project"
            title="New project"
            says="A project has its own prompts, people and keys; nothing is seen from one in another."
        >
            <ActionForm action=create attr:class="form">
                {move || elsewhere(refused(), &[RefusedField::Project, RefusedField::Slug])}
                <TextField
                    id="project-name"
                    name="name"
                    label="Name of the project"
                    autocomplete="off"
                    required=true
                    error=Signal::derive(move || error_at(refused().as_ref(), RefusedField::Project))
                />
                <div class="form__foot">
                    <button class="btn btn--main" type="submit">
                        "Make the project"
                    </button>
                </div>
            </ActionForm>
        </Part>
    }
}
