//! Every use case of people, keys, projects and the record. What it answers stands in a row; `tests/usecases/rows.rs`
//! looks that none is missing.

use cuebook::{
    domain::{
        access::{Caller, Role, Scope},
        ids::{ApiKeyId, InvitationId, PersonId},
        projects::ProjectRef,
    },
    usecases::{self, App, activity, keys, people, projects, prompts},
};

use crate::{
    rows,
    support::{House, Row, acme, id},
};

pub const PASSWORD: &str = "correct horse battery";
pub const HOST: &str = "192.0.2.1";

/// Whom and what an admin of `acme` works on: a member, an open invitation and a key.
pub struct Theirs {
    pub member: PersonId,
    pub invitation: InvitationId,
    pub key: ApiKeyId,
}

impl Theirs {
    pub async fn new(house: &House) -> Self {
        let (app, lena) = (&house.app, &house.lena);
        people::invite_person(app, lena, &acme(), "jonas@example.com", Role::Editor).await.expect("an invitation");
        let page = people::list_people(app, lena, &acme()).await.expect("the page");
        let key = keys::create_key(app, lena, &acme(), "Inbox", &[Scope::PromptRead]).await.expect("a key");
        Self { member: id(&house.vera), invitation: page.invitations[0].id, key: key.id }
    }
}

/// What every member sees.
pub async fn looks(app: &App, caller: &Caller, project: &ProjectRef) -> Vec<Row> {
    rows![people::list_people(app, caller, project), projects::read_project(app, caller, project)]
}

/// What only admins may do without naming anything of the project.
pub async fn administers(app: &App, caller: &Caller, project: &ProjectRef) -> Vec<Row> {
    rows![
        people::invite_person(app, caller, project, "x@example.com", Role::Viewer),
        projects::rename_project(app, caller, project, "Renamed"),
        keys::create_key(app, caller, project, "k", &[Scope::PromptRead]),
        keys::list_keys(app, caller, project),
        activity::list_activity(app, caller, project, None),
    ]
}

/// What only admins may do with somebody or something of the project, in an order in which one may do each.
pub async fn administers_these(app: &App, caller: &Caller, project: &ProjectRef, these: &Theirs) -> Vec<Row> {
    let Theirs { member, invitation, key } = *these;
    rows![
        people::make_reset_link(app, caller, project, member),
        people::change_role(app, caller, project, member, Role::Editor, None),
        people::revoke_invitation(app, caller, project, invitation),
        keys::hand_over_key(app, caller, project, key, member),
        keys::revoke_key(app, caller, project, key),
        people::remove_person(app, caller, project, member, None),
    ]
}

/// What whoever is signed in does for themselves, in any project or none.
pub async fn of_oneself(app: &App, caller: &Caller) -> Vec<Row> {
    rows![
        people::who_am_i(app, caller),
        prompts::find_address(app, caller, Some("acme".into()), "greeting"),
        usecases::show_later(app, caller, "a secret"),
        usecases::show_now(app, caller, "a ticket"),
        projects::create_project(app, caller, "Mine"),
        people::change_password(app, caller, PASSWORD, "another horse battery", HOST),
        people::sign_out_everywhere(app, caller),
    ]
}

/// What opens with the secret of a link, whoever asks.
pub async fn opens(app: &App, caller: &Caller, secret: &str) -> Vec<Row> {
    rows![
        people::read_invitation(app, caller, secret),
        people::accept_invitation(app, caller, secret, "Somebody", PASSWORD, HOST),
        people::read_reset_link(app, secret),
        people::reset_password(app, secret, PASSWORD),
    ]
}
