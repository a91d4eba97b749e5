//! Inviting somebody into a project.

use crate::{
    domain::{
        access::{Caller, Right, Role},
        activity::Verb,
        people::{
            email::Email,
            links::{INVITATION_LASTS, NewLink},
            secret::Secret,
        },
        projects::ProjectRef,
        refusal::{Field, Outcome, Refusal},
    },
    store::{self, activity::Entry, people::NewInvitation},
    usecases::{App, access_change::AccessChange, enter::enter, secrets},
};

/// Answers what the link holds; it is shown once, and passed on by whoever asked. A second invitation for one address
/// takes the place of the first.
pub async fn invite_person(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    email: &str,
    role: Role,
) -> Outcome<NewLink> {
    let member = enter(app, caller, project, Right::Administer).await?;
    let email = Email::parse(email)?;
    let (secret, now) = (secrets::new_secret(""), app.now());
    let expires_at = now.plus(INVITATION_LASTS);
    let change = AccessChange::begin_by(app, &member).await?;
    let rows = change.tx.rows();
    if let Some(person) = store::people::find_by_email(rows, &email).await?
        && store::people::find_role(rows, member.project, person.id).await?.is_some()
    {
        let says = format!("{} is in this project already; change the role in the list instead", person.name);
        return Err(Refusal::Taken { field: Field::Email, says });
    }
    store::people::end_invitations_for(rows, member.project, &email, now).await?;
    let secret_hash = secrets::hash(&secret);
    let new =
        NewInvitation { email: &email, role, secret_hash: &secret_hash, made_by: member.person, at: now, expires_at };
    let id = store::people::insert_invitation(rows, member.project, &new).await?;
    let after = Some(role.as_str().to_string());
    let entry = Entry { after, ..Entry::of(&member, Verb::InvitePerson, id.0, email.as_str(), now) };
    store::activity::record(&change.tx, &entry);
    change.commit(app).await?;
    Ok(NewLink { secret: Secret(secret), whom: email.as_str().to_string(), expires_at })
}
