//! API keys: what programs prove themselves with.

use leptos::prelude::*;

use super::{
    Fresh, Part, Section, SettingsPage, elsewhere, me,
    people::{LastUsed, use_ticket},
    secret::{Once, ShownOnce},
    successes,
};
use crate::{
    domain::{
        access::Scope,
        ids::PersonId,
        people::account::{KeyRow, MemberRow},
        refusal::Field as RefusedField,
        timestamp::Timestamp,
    },
    server_fns::{
        keys::{CreateKey, HandOverKey, RevokeKey, list_keys, read_new_key},
        people::list_people,
    },
    ui::{
        components::{
            field::{Note, TextField, error_at},
            icon::Icon,
            trouble::Trouble,
            when::Day,
        },
        state::{project::use_project, typed::use_typed},
    },
};

#[derive(Clone, Copy)]
struct Actions {
    revoke: ServerAction<RevokeKey>,
    hand_over: ServerAction<HandOverKey>,
}

#[component]
pub fn Keys() -> impl IntoView {
    let project = use_project();
    let ticket = use_ticket("made");
    let create = ServerAction::<CreateKey>::new();
    let typed = use_typed("create_key");
    let actions = Actions { revoke: ServerAction::new(), hand_over: ServerAction::new() };
    let created = successes(create);
    let done = (created, successes(actions.revoke), successes(actions.hand_over));
    let page = Resource::new(
        move || (project.get(), done.0.get(), done.1.get(), done.2.get()),
        |(project, ..)| async move {
            let keys = list_keys(project.clone()).await?;
            Ok((keys, list_people(project).await?.members))
        },
    );
    let made = Resource::new(
        move || ticket.get(),
        |ticket| async move {
            match ticket {
                Some(ticket) => Once::of(read_new_key(ticket).await),
                None => Once::NoTicket,
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let slug = project.get_untracked();
                match (page.await, me().await, made.await) {
                    (Ok((page, members)), Ok(me), made) => {
                        let made = made.shown().map(|key| {
                            view! {
                                <ShownOnce
                                    title="Your new key"
                                    says="Copy it now and keep it where your program finds it. It is shown only this once."
                                    copy="Copy the key"
                                    secret=key.map(|key| key.0)
                                />
                            }
                        });
                        let name = typed.await.remove("name").unwrap_or_default();
                        view! {
                            <SettingsPage slug=slug.clone() section=Section::Keys me>
                                {made}
                                <List keys=page.keys members slug=slug.clone() actions now=page.now />
                                <Fresh times=created>
                                    <Create create slug=slug.clone() name=name.clone() />
                                </Fresh>
                            </SettingsPage>
                        }
                        .into_any()
                    }
                    (Err(error), ..) | (_, Err(error), _) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn List(keys: Vec<KeyRow>, members: Vec<MemberRow>, slug: String, actions: Actions, now: Timestamp) -> impl IntoView {
    let errors = move || {
        let refused = actions.revoke.value().get().and_then(Result::err);
        elsewhere(refused.or_else(|| actions.hand_over.value().get().and_then(Result::err)), &[])
    };
    let is_empty = keys.is_empty();
    let heirs: Vec<(PersonId, String)> = members.into_iter().map(|member| (member.id, member.name)).collect();
    let rows: Vec<AnyView> = keys
        .into_iter()
        .map(|key| view! { <Row key_row=key heirs=heirs.clone() slug=slug.clone() actions now /> }.into_any())
        .collect();
    let body = match is_empty {
        true => view! { <p class="faint">"There is no key yet. A program needs one to fetch prompts."</p> }.into_any(),
        false => view! {
            <table class="table table--rows">
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        <th scope="col">"Key"</th>
                        <th scope="col">"May"</th>
                        <th scope="col">"Made by"</th>
                        <th scope="col">"Last used"</th>
                        <th scope="col">
                            <span class="vh">"Actions"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any(),
    };
    view! {
        <Part
            id="keys"
            title="Keys of this project"
            says="A key lets a program read this project's prompts, and write them where its scopes say so. Whoever made it answers for it: it never does more than they may."
        >
            {errors}
            {body}
        </Part>
    }
}

#[component]
fn Row(
    key_row: KeyRow,
    heirs: Vec<(PersonId, String)>,
    slug: String,
    actions: Actions,
    now: Timestamp,
) -> impl IntoView {
    let KeyRow { id, name, hint, scopes, maker, created_at, last_used_at, revoked_at } = key_row;
    let scopes: Vec<AnyView> =
        scopes.into_iter().map(|scope| view! { <code>{scope.as_str()}</code> }.into_any()).collect();
    let class = if revoked_at.is_some() { "is-gone" } else { "" };
    let end = match revoked_at {
        Some(at) => view! { "Revoked "<Day at now /> }.into_any(),
        None => {
            view! { <Manage id=id.to_string() name=name.clone() maker=maker.clone() heirs slug actions /> }.into_any()
        }
    };
    view! {
        <tr class=class>
            <td data-label="Name">
                <strong>{name}</strong>
            </td>
            <td data-label="Key">
                <code>{hint}</code>
            </td>
            <td data-label="May">
                <span class="scopes">{scopes}</span>
            </td>
            <td data-label="Made by">
                <span>{maker}", "<Day at=created_at now /></span>
            </td>
            <td data-label="Last used">
                <LastUsed at=last_used_at now />
            </td>
            <td class="is-end">{end}</td>
        </tr>
    }
}

/// Behind one step more, because a program that uses the key stops at once.
#[component]
fn Manage(
    id: String,
    name: String,
    maker: String,
    heirs: Vec<(PersonId, String)>,
    slug: String,
    actions: Actions,
) -> impl IntoView {
    let heirs: Vec<AnyView> = heirs
        .into_iter()
        .filter(|(_, heir)| *heir != maker)
        .map(|(id, heir)| view! { <option value=id.to_string()>{heir}</option> }.into_any())
        .collect();
    let hand_over = (!heirs.is_empty()).then(|| {
        let label = format!("Who answers for {name} from now on");
        let (slug, id) = (slug.clone(), id.clone());
        view! {
            <ActionForm action=actions.hand_over>
                <input type="hidden" name="project" value=slug />
                <input type="hidden" name="key" value=id />
                <span class="pick pick--s">
                    <select name="heir" aria-label=label autocomplete="off">
                        {heirs}
                    </select>
                    <Icon name="down" />
                </span>
                <button class="btn btn--s" type="submit">
                    "Hand over"
                </button>
            </ActionForm>
        }
    });
    let revoke = actions.revoke;
    let label = format!("Manage {name}");
    view! {
        <details class="pop">
            <summary class="btn btn--s" aria-label=label>
                "Manage"
                <Icon name="down" />
            </summary>
            <div class="menu menu--ask">
                {hand_over}
                <ActionForm action=revoke>
                    <input type="hidden" name="project" value=slug />
                    <input type="hidden" name="key" value=id />
                    <p class="menu__note">"Programs that use it stop getting prompts at once. This cannot be undone."</p>
                    <button class="btn btn--s btn--danger" type="submit">
                        {format!("Revoke {name}")}
                    </button>
                </ActionForm>
            </div>
        </details>
    }
}

#[component]
fn Create(create: ServerAction<CreateKey>, slug: String, name: String) -> impl IntoView {
    let refused = move || create.value().get().and_then(Result::err);
    let at = move |field: RefusedField| Signal::derive(move || error_at(refused().as_ref(), field));
    let scopes: Vec<AnyView> = Scope::OFFERED
        .into_iter()
        .map(|scope| {
            view! {
                <label class="check">
                    <input type="checkbox" name="scopes[]" value=scope.as_str() checked={scope != Scope::Admin} />
                    <span>
                        {what_it_may(scope)}" "<code>{scope.as_str()}</code>
                    </span>
                </label>
            }
            .into_any()
        })
        .collect();
    view! {
        <Part id="new-key" title="New key">
            <ActionForm action=create attr:class="form">
                <input type="hidden" name="project" value=slug />
                {move || elsewhere(refused(), &[RefusedField::KeyName, RefusedField::Scopes])}
                <TextField
                    id="key-name"
                    name="name"
                    label="Name"
                    value=name
                    hint="After the program that will use it: Website, Nightly job."
                    autocomplete="off"
                    required=true
                    error=at(RefusedField::KeyName)
                />
                <fieldset class="choices" aria-describedby="scopes-note">
                    <legend>"It may"</legend>
                    {scopes}
                    <Note id="scopes-note" error=at(RefusedField::Scopes) />
                </fieldset>
                <div class="form__foot">
                    <button class="btn btn--main" type="submit">
                        "Make the key"
                    </button>
                </div>
            </ActionForm>
        </Part>
    }
}

fn what_it_may(scope: Scope) -> &'static str {
    match scope {
        Scope::PromptRead => "Read prompts",
        Scope::PromptWrite => "Publish prompts",
        Scope::TagWrite => "Move tags",
        Scope::EventWrite => "Send events",
        Scope::TraceRead => "Read traces",
        Scope::ExperimentRead => "Read experiments",
        Scope::ExperimentWrite => "Change experiments",
        Scope::Admin => "Look after people and keys",
    }
}
