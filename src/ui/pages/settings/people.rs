//! Who is in the project, and who is invited.

use leptos::prelude::*;

use super::{
    Fresh, Part, Section, SettingsPage, elsewhere, me,
    secret::{LinkOnce, Once},
    successes,
};
use crate::{
    domain::{
        access::Role,
        people::account::{InvitationRow, MemberRow},
        refusal::Field as RefusedField,
        timestamp::Timestamp,
    },
    server_fns::people::{InvitePerson, RevokeInvitation, list_people, read_new_link},
    ui::{
        components::{
            field::{Field, TextField, error_at},
            icon::Icon,
            trouble::Trouble,
            when::{Ago, Day},
        },
        state::{addresses, project::use_project},
    },
};

#[component]
pub fn People() -> impl IntoView {
    let project = use_project();
    let ticket = use_ticket("link");
    let invite = ServerAction::<InvitePerson>::new();
    let revoke = ServerAction::<RevokeInvitation>::new();
    let (invited, revoked) = (successes(invite), successes(revoke));
    let page =
        Resource::new(move || (project.get(), invited.get(), revoked.get()), |(project, ..)| list_people(project));
    let link = Resource::new(
        move || ticket.get(),
        |ticket| async move {
            match ticket {
                Some(ticket) => Once::of(read_new_link(ticket).await),
                None => Once::NoTicket,
            }
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let slug = project.get_untracked();
                let (page, me, link) = (page.await, me().await, link.await);
                match (page, me) {
                    (Ok(page), Ok(me)) => {
                        let is_admin = me.project(&slug).is_some_and(|project| project.role == Role::Admin);
                        let link = link.shown().map(|link| view! { <LinkOnce link /> });
                        let members = view! { <Members members=page.members slug=slug.clone() is_admin now=page.now /> };
                        let for_invite = slug.clone();
                        let admin = is_admin.then(|| {
                            view! {
                                <Fresh times=invited>
                                    <Invite invite slug=for_invite.clone() />
                                </Fresh>
                                <Invitations invitations=page.invitations slug=slug.clone() revoke now=page.now />
                            }
                        });
                        view! {
                            <SettingsPage slug=slug.clone() section=Section::People me>
                                {link}
                                {members}
                                {admin}
                            </SettingsPage>
                        }
                        .into_any()
                    }
                    (Err(error), _) | (_, Err(error)) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// The ticket in the address for what was made just before.
pub(super) fn use_ticket(key: &'static str) -> Memo<Option<String>> {
    let query = leptos_router::hooks::use_query_map();
    Memo::new(move |_| query.read().get(key).filter(|ticket| !ticket.is_empty()))
}

pub(super) fn role_name(role: Role) -> &'static str {
    match role {
        Role::Viewer => "Viewer",
        Role::Editor => "Editor",
        Role::Admin => "Admin",
    }
}

#[component]
fn Members(members: Vec<MemberRow>, slug: String, is_admin: bool, now: Timestamp) -> impl IntoView {
    let rows: Vec<AnyView> = members
        .into_iter()
        .map(|member| view! { <Member member slug=slug.clone() is_admin now /> }.into_any())
        .collect();
    view! {
        <Part id="members" title="Members">
            <table class="table table--rows">
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        {is_admin.then(|| view! { <th scope="col">"Email"</th> })}
                        <th scope="col">"Role"</th>
                        <th scope="col">"Since"</th>
                        {is_admin.then(|| view! { <th scope="col"><span class="vh">"Actions"</span></th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Part>
    }
}

#[component]
fn Member(member: MemberRow, slug: String, is_admin: bool, now: Timestamp) -> impl IntoView {
    let manage = format!("{}/{}", addresses::settings(&slug, "people"), member.id);
    let label = format!("Manage {}", member.name);
    let owner = member.owner.then(|| view! { <span class="label">"Owner"</span> });
    view! {
        <tr>
            <td data-label="Name">
                <span class="row">
                    <strong>{member.name}</strong>
                    {owner}
                </span>
            </td>
            {is_admin.then(|| view! { <td data-label="Email">{member.email.unwrap_or_default()}</td> })}
            <td data-label="Role">{role_name(member.role)}</td>
            <td data-label="Since">
                <Day at=member.joined_at now />
            </td>
            {is_admin
                .then(|| {
                    view! {
                        <td class="is-end">
                            <a class="btn btn--s" href=manage aria-label=label>
                                "Manage"
                            </a>
                        </td>
                    }
                })}
        </tr>
    }
}

#[component]
fn Invite(invite: ServerAction<InvitePerson>, slug: String) -> impl IntoView {
    let refused = move || invite.value().get().and_then(Result::err);
    let email = Signal::derive(move || error_at(refused().as_ref(), RefusedField::Email));
    view! {
        <Part
            id="invite"
            title="Invite somebody"
            says="You get a link to send to them. Viewers read prompts; editors also write, publish and tag; admins also look after people and keys."
        >
            <ActionForm action=invite attr:class="form form--wide">
                <input type="hidden" name="project" value=slug />
                {move || elsewhere(refused(), &[RefusedField::Email])}
                <div class="form__row">
                    <TextField id="email" name="email" label="Email" kind="email" autocomplete="off" required=true error=email />
                    <Field id="role" label="Role">
                        <RolePick id="role" chosen=Role::Editor />
                    </Field>
                </div>
                <div class="form__foot">
                    <button class="btn btn--main" type="submit">
                        "Make the link"
                    </button>
                </div>
            </ActionForm>
        </Part>
    }
}

#[component]
pub(super) fn RolePick(id: &'static str, chosen: Role) -> impl IntoView {
    let options: Vec<AnyView> = Role::ALL
        .into_iter()
        .map(|role| view! { <option value=role.as_str() selected=role == chosen>{role_name(role)}</option> }.into_any())
        .collect();
    view! {
        <span class="pick">
            <select id=id name="role" autocomplete="off">
                {options}
            </select>
            <Icon name="down" />
        </span>
    }
}

#[component]
fn Invitations(
    invitations: Vec<InvitationRow>,
    slug: String,
    revoke: ServerAction<RevokeInvitation>,
    now: Timestamp,
) -> impl IntoView {
    if invitations.is_empty() {
        return ().into_any();
    }
    let rows: Vec<AnyView> = invitations
        .into_iter()
        .map(|invitation| {
            let label = format!("Withdraw the invitation of {}", invitation.email);
            let (slug, id) = (slug.clone(), invitation.id.to_string());
            view! {
                <tr>
                    <td data-label="Email">{invitation.email}</td>
                    <td data-label="Role">{role_name(invitation.role)}</td>
                    <td data-label="Invited by">{invitation.made_by}</td>
                    <td data-label="Works until">
                        <Day at=invitation.expires_at now />
                    </td>
                    <td class="is-end">
                        <ActionForm action=revoke>
                            <input type="hidden" name="project" value=slug />
                            <input type="hidden" name="invitation" value=id />
                            <button class="btn btn--s btn--quiet" type="submit" aria-label=label>
                                "Withdraw"
                            </button>
                        </ActionForm>
                    </td>
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <Part id="open-invitations" title="Open invitations">
            {move || elsewhere(revoke.value().get().and_then(Result::err), &[])}
            <table class="table table--rows">
                <thead>
                    <tr>
                        <th scope="col">"Email"</th>
                        <th scope="col">"Role"</th>
                        <th scope="col">"Invited by"</th>
                        <th scope="col">"Works until"</th>
                        <th scope="col">
                            <span class="vh">"Actions"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Part>
    }
    .into_any()
}

/// When a key was last used, for tables of keys.
#[component]
pub(super) fn LastUsed(at: Option<Timestamp>, now: Timestamp) -> impl IntoView {
    match at {
        Some(at) => view! { <Ago at now /> }.into_any(),
        None => view! { <span class="faint">"Never"</span> }.into_any(),
    }
}
