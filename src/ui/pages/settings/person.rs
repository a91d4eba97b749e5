//! One member: what they may do, a way back in, and the way out.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    Part, Section, SettingsPage, elsewhere, me,
    people::{RolePick, role_name},
    successes,
};
use crate::{
    domain::{
        access::Role,
        ids::PersonId,
        people::{account::MemberRow, keys_of::name_keys},
        refusal::{Field as RefusedField, Refusal},
    },
    server_fns::{
        UiError,
        people::{ChangeRole, MakeResetLink, RemovePerson, list_people},
    },
    ui::{
        components::{
            field::{Field, Note, error_at},
            icon::Icon,
            trouble::Trouble,
        },
        state::project::use_project,
    },
};

/// The three things an admin does with a member, made outside of what is redrawn.
#[derive(Clone, Copy)]
struct Actions {
    role: ServerAction<ChangeRole>,
    remove: ServerAction<RemovePerson>,
    reset: ServerAction<MakeResetLink>,
}

#[component]
pub fn Person() -> impl IntoView {
    let project = use_project();
    let params = use_params_map();
    let id = Memo::new(move |_| params.read().get("person").and_then(|id| id.parse().ok()).map(PersonId));
    let actions = Actions { role: ServerAction::new(), remove: ServerAction::new(), reset: ServerAction::new() };
    let changed = successes(actions.role);
    let page = Resource::new(move || (project.get(), changed.get()), |(project, _)| list_people(project));
    view! {
        <Transition>
            {move || {
                let id = id.get();
                Suspend::new(async move {
                    let slug = project.get_untracked();
                    match (page.await, me().await) {
                        (Ok(page), Ok(me)) => {
                            let (found, others): (Vec<_>, Vec<_>) =
                                page.members.into_iter().partition(|member| Some(member.id) == id);
                            let is_admin = me.project(&slug).is_some_and(|project| project.role == Role::Admin);
                            match found.into_iter().next() {
                                None => trouble(Refusal::not_found("this person").into()),
                                Some(_) if !is_admin => {
                                    trouble(Refusal::forbidden("only an admin of the project can do this").into())
                                }
                                Some(member) => {
                                    let title = member.name.clone();
                                    view! {
                                        <SettingsPage slug=slug.clone() section=Section::People me title>
                                            <Manage member others slug actions />
                                        </SettingsPage>
                                    }
                                    .into_any()
                                }
                            }
                        }
                        (Err(error), _) | (_, Err(error)) => trouble(error),
                    }
                })
            }}
        </Transition>
    }
}

fn trouble(error: UiError) -> AnyView {
    view! { <Trouble error /> }.into_any()
}

#[component]
fn Manage(member: MemberRow, others: Vec<MemberRow>, slug: String, actions: Actions) -> impl IntoView {
    let name = member.name.clone();
    let email = member.email.clone().unwrap_or_default();
    let reset_error = move || elsewhere(actions.reset.value().get().and_then(Result::err), &[]);
    let (id, project) = (member.id.to_string(), slug.clone());
    let role_says = format!("{email} is {} here.", member.role.with_article());
    let role_form = view! {
        <ChangeRoleForm member=member.clone() others=others.clone() slug=slug.clone() action=actions.role />
    };
    let remove_form = view! { <RemoveForm member others slug action=actions.remove /> };
    view! {
        <Part id="role-title" title="Role" says=role_says>
            {role_form}
        </Part>
        <Part
            id="reset-title"
            title="Lost password"
            says=format!("Make a link that lets {name} set a new password. It works for one day; send it to nobody else.")
        >
            {reset_error}
            <ActionForm action=actions.reset>
                <input type="hidden" name="project" value=project />
                <input type="hidden" name="person" value=id />
                <button class="btn" type="submit">
                    "Make a reset link"
                </button>
            </ActionForm>
        </Part>
        <Part
            id="remove-title"
            title=format!("Remove {name}")
            says=format!("{name} can no longer enter this project. What they wrote stays, under their name.")
        >
            {remove_form}
        </Part>
    }
}

#[component]
fn ChangeRoleForm(
    member: MemberRow,
    others: Vec<MemberRow>,
    slug: String,
    action: ServerAction<ChangeRole>,
) -> impl IntoView {
    let refused = move || action.value().get().and_then(Result::err);
    view! {
        <ActionForm action attr:class="form">
            <input type="hidden" name="project" value=slug />
            <input type="hidden" name="person" value=member.id.to_string() />
            {move || elsewhere(refused(), &[RefusedField::KeyName])}
            <Field id="role" label="Role">
                <RolePick id="role" chosen=member.role />
            </Field>
            <KeysQuestion
                prefix="role"
                member
                others
                may_keep=true
                error=Signal::derive(move || error_at(refused().as_ref(), RefusedField::KeyName))
            />
            <div class="form__foot">
                <button class="btn btn--main" type="submit">
                    "Change role"
                </button>
            </div>
        </ActionForm>
    }
}

#[component]
fn RemoveForm(
    member: MemberRow,
    others: Vec<MemberRow>,
    slug: String,
    action: ServerAction<RemovePerson>,
) -> impl IntoView {
    let refused = move || action.value().get().and_then(Result::err);
    let name = member.name.clone();
    view! {
        <ActionForm action attr:class="form">
            <input type="hidden" name="project" value=slug />
            <input type="hidden" name="person" value=member.id.to_string() />
            {move || elsewhere(refused(), &[RefusedField::KeyName])}
            <KeysQuestion
                prefix="remove"
                member
                others
                may_keep=false
                error=Signal::derive(move || error_at(refused().as_ref(), RefusedField::KeyName))
            />
            <div class="form__foot">
                <button class="btn btn--danger" type="submit">
                    {format!("Remove {name}")}
                </button>
            </div>
        </ActionForm>
    }
}

/// What becomes of the keys the member made. Nothing to ask where there are none.
#[component]
fn KeysQuestion(
    prefix: &'static str,
    member: MemberRow,
    others: Vec<MemberRow>,
    may_keep: bool,
    error: Signal<Option<String>>,
) -> impl IntoView {
    if member.keys.is_empty() {
        return ().into_any();
    }
    let names: Vec<&str> = member.keys.iter().map(String::as_str).collect();
    let asks = match may_keep {
        true => format!("{} made {}. If the new role is a lower one:", member.name, name_keys(&names)),
        false => format!("{} made {}, which programs may be using:", member.name, name_keys(&names)),
    };
    let heirs: Vec<AnyView> = others
        .iter()
        .map(|other| {
            let words = format!("{}, {}", other.name, role_name(other.role));
            view! { <option value=other.id.to_string()>{words}</option> }.into_any()
        })
        .collect();
    let has_heirs = !heirs.is_empty();
    let note = format!("{prefix}-keys-note");
    let described_by = note.clone();
    let heir = format!("{prefix}-heir");
    let label = heir.clone();
    view! {
        <fieldset class="choices" aria-describedby=described_by>
            <legend>{asks}</legend>
            {may_keep
                .then(|| {
                    view! {
                        <label class="check">
                            <input type="radio" name="keys" value="keep" />
                            <span>"They go on, and do no more than the new role allows"</span>
                        </label>
                    }
                })}
            {has_heirs
                .then(|| {
                    view! {
                        <label class="check">
                            <input type="radio" name="keys" value="hand_over" />
                            <span>"Somebody else answers for them"</span>
                        </label>
                        <div class="field">
                            <label class="field__label" for=label>
                                "Who takes over"
                            </label>
                            <span class="pick">
                                <select id=heir name="heir" autocomplete="off">
                                    {heirs}
                                </select>
                                <Icon name="down" />
                            </span>
                        </div>
                    }
                })}
            <label class="check">
                <input type="radio" name="keys" value="revoke" />
                <span>"They stop working at once"</span>
            </label>
            <Note id=note error />
        </fieldset>
    }
    .into_any()
}
