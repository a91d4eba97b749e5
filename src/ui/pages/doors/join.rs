//! Following an invitation.

use leptos::prelude::*;

use super::{ask_again_who, door::Door, use_word};
use crate::{
    domain::{people::links::InvitationPage, refusal::Field as RefusedField},
    server_fns::{
        people::{AcceptInvitation, read_invitation},
        screen::Typed,
    },
    ui::{
        components::{
            field::{TextField, error_at},
            trouble::{Sorry, Trouble},
        },
        state::typed::use_typed,
    },
};

#[component]
pub fn Join() -> impl IntoView {
    let code = use_word("code");
    let accept = ServerAction::<AcceptInvitation>::new();
    ask_again_who(accept);
    let typed = use_typed("accept_invitation");
    let page = Resource::new(move || code.get(), read_invitation);
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(page) => {
                        let code = code.get_untracked();
                        view! { <Form page code typed=typed.await accept /> }.into_any()
                    }
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Form(page: InvitationPage, code: String, mut typed: Typed, accept: ServerAction<AcceptInvitation>) -> impl IntoView {
    let InvitationPage { project, email, role, made_by, expires_at, known, signed_in, .. } = page;
    let refused = move || accept.value().get().and_then(Result::err);
    let at = move |field: RefusedField| Signal::derive(move || error_at(refused().as_ref(), field));
    let elsewhere = move || {
        let fields = [RefusedField::PersonName, RefusedField::Password];
        refused()
            .filter(|error| error.field().is_none_or(|field| !fields.contains(&field)))
            .map(|error| view! { <Sorry error /> })
    };
    let fields = match (signed_in, known) {
        (true, _) => ().into_any(),
        (false, true) => view! {
            <TextField
                id="password"
                name="password"
                label="Your password"
                kind="password"
                autocomplete="current-password"
                required=true
                hint="You have an account here already. Your password shows that it is you."
                error=at(RefusedField::Password)
            />
        }
        .into_any(),
        (false, false) => view! {
            <TextField
                id="name"
                name="name"
                label="Your name"
                autocomplete="name"
                required=true
                value=typed.remove("name").unwrap_or_default()
                error=at(RefusedField::PersonName)
            />
            <TextField
                id="password"
                name="password"
                label="Choose a password"
                kind="password"
                autocomplete="new-password"
                required=true
                hint="At least 10 characters. A few words in a row are fine."
                error=at(RefusedField::Password)
            />
        }
        .into_any(),
    };
    view! {
        <Door title=format!("Join {project}")>
            <ActionForm action=accept>
                <h1>{format!("Join {project}")}</h1>
                <p class="door__lead">
                    {format!("{made_by} invites {email} as {}. The invitation works until {}.", role.with_article(), expires_at.exact())}
                </p>
                {elsewhere}
                <input type="hidden" name="code" value=code />
                // Says whose password this is, to the browser's keeper of passwords.
                <input type="hidden" name="username" value=email autocomplete="username" />
                {fields}
                <button class="btn btn--main btn--l btn--wide" type="submit">
                    {format!("Join {project}")}
                </button>
            </ActionForm>
        </Door>
    }
}
