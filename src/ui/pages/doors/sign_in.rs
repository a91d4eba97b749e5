//! Signing in.

use leptos::prelude::*;

use super::{ask_again_who, door::Door, use_word};
use crate::{
    domain::refusal::Field as RefusedField,
    server_fns::{people::SignIn, screen::Typed},
    ui::{
        components::{
            field::{TextField, error_at},
            icon::Icon,
            trouble::Sorry,
        },
        state::typed::use_typed,
    },
};

#[component]
pub fn SignInPage() -> impl IntoView {
    let sign_in = ServerAction::<SignIn>::new();
    ask_again_who(sign_in);
    let typed = use_typed("sign_in");
    view! {
        <Transition>
            {move || Suspend::new(async move {
                view! { <Form typed=typed.await sign_in /> }
            })}
        </Transition>
    }
}

#[component]
fn Form(mut typed: Typed, sign_in: ServerAction<SignIn>) -> impl IntoView {
    let (next, done) = (use_word("next"), use_word("done"));
    let refused = move || sign_in.value().get().and_then(Result::err);
    let at = move |field: RefusedField| Signal::derive(move || error_at(refused().as_ref(), field));
    let elsewhere = move || {
        let fields = [Some(RefusedField::Email), Some(RefusedField::Password)];
        refused().filter(|error| !fields.contains(&error.field())).map(|error| view! { <Sorry error /> })
    };
    let told = move || {
        let words = match done.read().as_str() {
            "signed-out" => "You are signed out.",
            "signed-out-everywhere" => "You are signed out in every browser.",
            _ => return None,
        };
        Some(view! {
            <p class="callout" role="status">
                <Icon name="ok" />
                <span>{words}</span>
            </p>
        })
    };
    view! {
        <Door title="Sign in">
            <ActionForm action=sign_in>
                <h1>"Sign in"</h1>
                {told}
                {elsewhere}
                <input type="hidden" name="next" value=move || next.get() />
                <TextField
                    id="email"
                    name="email"
                    label="Email"
                    kind="email"
                    autocomplete="username"
                    required=true
                    value=typed.remove("email").unwrap_or_default()
                    error=at(RefusedField::Email)
                />
                <TextField
                    id="password"
                    name="password"
                    label="Password"
                    kind="password"
                    autocomplete="current-password"
                    required=true
                    hint="Lost it? An admin of your project can make a link that sets a new one."
                    error=at(RefusedField::Password)
                />
                <button class="btn btn--main btn--l btn--wide" type="submit">
                    "Sign in"
                </button>
            </ActionForm>
        </Door>
    }
}
