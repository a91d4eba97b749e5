//! The first visit to an empty server: the first person, the first project, and examples if wanted.

use leptos::prelude::*;

use super::{ask_again_who, door::Door, use_word};
use crate::{
    domain::refusal::Field as RefusedField,
    server_fns::{
        people::{SetUpPage, SetUpServer, read_set_up},
        screen::Typed,
    },
    ui::{
        components::{
            field::{TextField, error_at},
            icon::Icon,
            trouble::{Sorry, Trouble},
        },
        state::typed::use_typed,
    },
};

#[component]
pub fn SetUp() -> impl IntoView {
    let code = use_word("code");
    let set_up = ServerAction::<SetUpServer>::new();
    ask_again_who(set_up);
    let typed = use_typed("set_up_server");
    let page = Resource::new(move || code.get(), read_set_up);
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(SetUpPage::Open) => {
                        let code = code.get_untracked();
                        view! { <Form code typed=typed.await set_up /> }.into_any()
                    }
                    Ok(SetUpPage::WrongCode) => view! { <AskForCode is_wrong=!code.get_untracked().is_empty() /> }.into_any(),
                    Ok(SetUpPage::Done) => view! { <Done /> }.into_any(),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Form(code: String, mut typed: Typed, set_up: ServerAction<SetUpServer>) -> impl IntoView {
    let refused = move || set_up.value().get().and_then(Result::err);
    let at = move |field: RefusedField| Signal::derive(move || error_at(refused().as_ref(), field));
    let wants_examples = typed.remove("examples").is_none_or(|ticked| ticked == "true");
    let mut word = move |field: &str| typed.remove(field).unwrap_or_default();
    let elsewhere = move || {
        let fields = [RefusedField::PersonName, RefusedField::Email, RefusedField::Password, RefusedField::Project];
        refused()
            .filter(|error| error.field().is_none_or(|field| !fields.contains(&field)))
            .map(|error| view! { <Sorry error /> })
    };
    view! {
        <Door title="Set up Cuebook">
            <ActionForm action=set_up>
                <h1>"Set up Cuebook"</h1>
                <p class="door__lead">
                    "You are the first here. Your account will own this server: it makes projects and invites people."
                </p>
                {elsewhere}
                <input type="hidden" name="code" value=code />
                <TextField
                    id="name"
                    name="name"
                    label="Your name"
                    autocomplete="name"
                    required=true
                    value=word("name")
                    error=at(RefusedField::PersonName)
                />
                <TextField
                    id="email"
                    name="email"
                    label="Email"
                    kind="email"
                    autocomplete="username"
                    required=true
                    value=word("email")
                    error=at(RefusedField::Email)
                />
                <TextField
                    id="password"
                    name="password"
                    label="Password"
                    kind="password"
                    autocomplete="new-password"
                    required=true
                    hint="At least 10 characters. A few words in a row are fine."
                    error=at(RefusedField::Password)
                />
                <TextField
                    id="project"
                    name="project"
                    label="Name of the first project"
                    hint="A product or a team. Each project has its own prompts, people and keys."
                    autocomplete="organization"
                    required=true
                    value=word("project")
                    error=at(RefusedField::Project)
                />
                <label class="check">
                    <input type="checkbox" name="examples" value="true" checked=wants_examples />
                    <span>"Start with a few example prompts"</span>
                    <small>"They show versions, tags and variables. Archive them when you are done."</small>
                </label>
                <button class="btn btn--main btn--l btn--wide" type="submit">
                    "Set up"
                </button>
            </ActionForm>
        </Door>
    }
}

/// A plain question to the same address.
#[component]
fn AskForCode(is_wrong: bool) -> impl IntoView {
    let error = is_wrong.then(|| String::from("This is not the code that the server printed when it started last."));
    view! {
        <Door title="Set up Cuebook">
            <form method="get" action="/setup">
                <h1>"Set up Cuebook"</h1>
                <p class="door__lead">
                    "When it starts, the server prints a link to this page with a one-time code. Open that link, or write the code here."
                </p>
                <TextField
                    id="code"
                    name="code"
                    label="One-time code"
                    autocomplete="one-time-code"
                    required=true
                    error=Signal::stored(error)
                />
                <button class="btn btn--main btn--l btn--wide" type="submit">
                    "Go on"
                </button>
            </form>
        </Door>
    }
}

#[component]
fn Done() -> impl IntoView {
    view! {
        <Door title="Set up already">
            <form method="get" action="/signin">
                <h1>"This server is set up"</h1>
                <p class="callout">
                    <Icon name="info" />
                    <span>"Somebody has an account here already. If you have none, ask them to invite you."</span>
                </p>
                <button class="btn btn--main btn--l btn--wide" type="submit">
                    "Go to sign in"
                </button>
            </form>
        </Door>
    }
}
