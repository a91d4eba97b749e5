//! Signing in.

use leptos::prelude::*;

use super::{ask_again_who, door::Door, use_word};
use crate::{
    domain::refusal::Field as RefusedField,
    server_fns::people::{SignIn, read_typed_email},
    ui::components::{
        field::{TextField, error_at},
        icon::Icon,
        trouble::Sorry,
    },
};

#[component]
pub fn SignInPage() -> impl IntoView {
    let (next, done) = (use_word("next"), use_word("done"));
    let sign_in = ServerAction::<SignIn>::new();
    ask_again_who(sign_in);
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
    let is_refused = use_word("__err");
    let typed = Resource::new(
        move || !is_refused.read().is_empty(),
        |is_refused| async move {
            match is_refused {
                true => read_typed_email().await.unwrap_or_default(),
                false => String::new(),
            }
        },
    );
    let email = move || {
        Suspend::new(async move {
            let value = typed.await;
            view! {
                <TextField
                    id="email"
                    name="email"
                    label="Email"
                    kind="email"
                    autocomplete="username"
                    required=true
                    value
                    error=at(RefusedField::Email)
                />
            }
        })
    };
    view! {
        <Door title="Sign in">
            <ActionForm action=sign_in>
                <h1>"Sign in"</h1>
                {told}
                {elsewhere}
                <input type="hidden" name="next" value=move || next.get() />
                <Transition>{email}</Transition>
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
