//! The own account: password, sessions, keys of the keyboard.

use leptos::prelude::*;

use super::{Part, Section, SettingsPage, elsewhere, me};
use crate::{
    domain::{access::Role, people::account::WhoAmI, refusal::Field as RefusedField},
    server_fns::{people::ChangePassword, screen::SetShortcuts},
    ui::{
        components::{
            field::{TextField, error_at},
            trouble::Trouble,
        },
        state::{addresses, project::use_project, screen::screen_state},
    },
};

#[component]
pub fn Account() -> impl IntoView {
    let project = use_project();
    let change = ServerAction::<ChangePassword>::new();
    view! {
        <Transition>
            {move || {
                let slug = project.get();
                Suspend::new(async move {
                    match me().await {
                        Ok(me) => view! {
                            <SettingsPage slug=slug.clone() section=Section::Account me=me.clone()>
                                <You me slug=slug.clone() />
                                <Password change slug />
                                <Shortcuts />
                                <Everywhere />
                            </SettingsPage>
                        }
                        .into_any(),
                        Err(error) => view! { <Trouble error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

#[component]
fn You(me: WhoAmI, slug: String) -> impl IntoView {
    let role = match me.project(&slug).map(|project| project.role) {
        Some(Role::Viewer) => "Viewer: you read prompts",
        Some(Role::Editor) => "Editor: you write and publish prompts",
        Some(Role::Admin) => "Admin: you also look after people and keys",
        None => "You are not in this project",
    };
    let owner = me.owner.then(|| view! { <div><dt>"On this server"</dt><dd>"Owner: you make projects"</dd></div> });
    view! {
        <Part id="you" title="You">
            <dl class="facts">
                <div>
                    <dt>"Name"</dt>
                    <dd>{me.name}</dd>
                </div>
                <div>
                    <dt>"Email"</dt>
                    <dd>{me.email}</dd>
                </div>
                <div>
                    <dt>"In this project"</dt>
                    <dd>{role}</dd>
                </div>
                {owner}
            </dl>
        </Part>
    }
}

#[component]
fn Password(change: ServerAction<ChangePassword>, slug: String) -> impl IntoView {
    let refused = move || change.value().get().and_then(Result::err);
    let at = move |field: RefusedField| Signal::derive(move || error_at(refused().as_ref(), field));
    let next = format!("{}?done=password", addresses::settings(&slug, "account"));
    view! {
        <Part
            id="password"
            title="Password"
            says="Changing it signs you out in every other browser."
        >
            <ActionForm action=change attr:class="form">
                <input type="hidden" name="next" value=next />
                {move || elsewhere(refused(), &[RefusedField::CurrentPassword, RefusedField::Password])}
                <TextField
                    id="current"
                    name="current"
                    label="Your password now"
                    kind="password"
                    autocomplete="current-password"
                    required=true
                    error=at(RefusedField::CurrentPassword)
                />
                <TextField
                    id="new"
                    name="new"
                    label="New password"
                    kind="password"
                    autocomplete="new-password"
                    required=true
                    hint="At least 10 characters. A few words in a row are fine."
                    error=at(RefusedField::Password)
                />
                <div class="form__foot">
                    <button class="btn btn--main" type="submit">
                        "Change password"
                    </button>
                </div>
            </ActionForm>
        </Part>
    }
}

#[component]
fn Shortcuts() -> impl IntoView {
    let screen = screen_state();
    let set = ServerAction::<SetShortcuts>::new();
    let switch = move |event: leptos::ev::Event| screen.switch_single_keys(event_target_checked(&event));
    view! {
        <Part
            id="shortcuts"
            title="Keyboard"
            says="Single letters work outside of fields: e edits, j and k step through a list, ? shows them all. Ctrl or ⌘ with K always finds a prompt."
        >
            <ActionForm action=set attr:class="form">
                <label class="check">
                    <input
                        type="checkbox"
                        name="on"
                        value="true"
                        checked=screen.single_keys.get_untracked()
                        on:change=switch
                    />
                    <span>"Use single letters as keys in this browser"</span>
                </label>
                <div class="form__foot without-script">
                    <button class="btn" type="submit">
                        "Save"
                    </button>
                </div>
            </ActionForm>
        </Part>
    }
}

#[component]
fn Everywhere() -> impl IntoView {
    view! {
        <Part
            id="everywhere"
            title="Signed in elsewhere"
            says="If a browser you used got lost, end all your sessions. This one ends too."
        >
            // A plain form: afterwards nothing of this page may stay in the browser's memory.
            <form method="post" action="/_fn/sign_out_everywhere">
                <button class="btn" type="submit">
                    "Sign out everywhere"
                </button>
            </form>
        </Part>
    }
}
