//! What the one who follows an invitation reads.

use super::invitation::open_invitation;
use crate::{
    domain::{
        access::Caller,
        people::links::InvitationPage,
        refusal::{Outcome, Refusal},
    },
    store,
    usecases::App,
};

pub async fn read_invitation(app: &App, caller: &Caller, secret: &str) -> Outcome<InvitationPage> {
    let invitation = open_invitation(app, secret).await?;
    let rows = app.store.reader();
    let project = store::projects::find(rows, invitation.project).await?;
    let project = project.ok_or_else(|| Refusal::not_found("this project"))?;
    let made_by = store::people::find(rows, invitation.made_by).await?;
    let known = store::people::find_by_email(rows, &invitation.email).await?;
    let signed_in = match (caller, &known) {
        (Caller::Person(caller), Some(known)) => caller.id == known.id,
        _ => false,
    };
    Ok(InvitationPage {
        project: project.name,
        email: invitation.email.as_str().to_string(),
        role: invitation.role,
        made_by: made_by.map(|person| person.name).unwrap_or_default(),
        expires_at: invitation.expires_at,
        known: known.is_some(),
        signed_in,
        now: app.now(),
    })
}
