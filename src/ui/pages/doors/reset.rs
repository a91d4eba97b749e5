//! A new password, by a link from an admin.

use leptos::prelude::*;

use super::{ask_again_who, door::Door, use_word};
use crate::{
    domain::{people::links::ResetPage, refusal::Field as RefusedField},
    server_fns::people::{ResetPassword, read_reset_link},
    ui::components::{
        field::{TextField, error_at},
        trouble::{Sorry, Trouble},
    },
};

#[component]
pub fn Reset() -> impl IntoView {
    let code = use_word("code");
    let reset = ServerAction::<ResetPassword>::new();
    ask_again_who(reset);
    let page = Resource::new(move || code.get(), read_reset_link);
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(page) => {
                        let code = code.get_untracked();
                        view! { <Form page code reset /> }.into_any()
                    }
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Form(page: ResetPage, code: String, reset: ServerAction<ResetPassword>) -> impl IntoView {
    let ResetPage { name, email, expires_at, .. } = page;
    let refused = move || reset.value().get().and_then(Result::err);
    let elsewhere = move || {
        refused().filter(|error| error.field() != Some(RefusedField::Password)).map(|error| view! { <Sorry error /> })
    };
    view! {
        <Door title="Set a new password">
            <ActionForm action=reset>
                <h1>"Set a new password"</h1>
                <p class="door__lead">
                    {format!("For {name}, {email}. It signs you out everywhere else. The link works until {}.", expires_at.exact())}
                </p>
                {elsewhere}
                <input type="hidden" name="code" value=code />
                <input type="hidden" name="username" value=email autocomplete="username" />
                <TextField
                    id="password"
                    name="password"
                    label="New password"
                    kind="password"
                    autocomplete="new-password"
                    required=true
                    hint="At least 10 characters. A few words in a row are fine."
                    error=Signal::derive(move || error_at(refused().as_ref(), RefusedField::Password))
                />
                <button class="btn btn--main btn--l btn--wide" type="submit">
                    "Save and sign in"
                </button>
            </ActionForm>
        </Door>
    }
}
