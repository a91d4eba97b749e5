//! Coming into a project by an invitation.

use super::{
    SignedIn,
    invitation::{open_invitation, used},
    password,
    sign_in::prove,
};
use crate::{
    domain::{
        access::{Caller, Member},
        activity::Verb,
        people::password as rule,
        refusal::{Field, Outcome, Refusal},
    },
    store::{
        self, StoreError,
        activity::Entry,
        people::{InvitationRecord, NewPerson, PersonRecord},
    },
    usecases::{App, access_change::AccessChange},
};

pub struct Joined {
    pub signed_in: SignedIn,
    /// The project's word in addresses.
    pub slug: String,
}

/// Somebody new chooses a name and a password. Somebody who is here already proves it by their password, or by being
/// signed in; `name` is not looked at then. A link opens the project once.
pub async fn accept_invitation(
    app: &App,
    caller: &Caller,
    secret: &str,
    name: &str,
    password: &str,
    host: &str,
) -> Outcome<Joined> {
    let invitation = open_invitation(app, secret).await?;
    let known = store::people::find_by_email(app.store.reader(), &invitation.email).await?;
    let newcomer = match &known {
        Some(person) => {
            prove_known(app, caller, person, password, host).await?;
            None
        }
        None => {
            let name = rule::judge_name(name)?;
            rule::judge(password)?;
            Some((name, password::hash(password).await))
        }
    };
    let change = AccessChange::begin(app, invitation.project).await?;
    let rows = change.tx.rows();
    let now = app.now();
    if !store::people::end_invitation(rows, invitation.project, invitation.id, now).await? {
        return Err(used());
    }
    let signed_in = match (known, newcomer) {
        (Some(person), _) => SignedIn { person: person.id, session_epoch: person.session_epoch },
        (None, Some((name, hash))) => {
            let email = &invitation.email;
            let new = NewPerson { email, name: &name, password_hash: &hash, owner: false, at: now };
            let person = store::people::insert(rows, &new).await.map_err(came_meanwhile)?;
            SignedIn { person, session_epoch: 0 }
        }
        (None, None) => return Err(used()),
    };
    join(&change, &invitation, signed_in, app).await?;
    let project = store::projects::find(rows, invitation.project).await?;
    let slug = project.map(|project| project.slug).ok_or_else(|| Refusal::not_found("this project"))?;
    change.commit(app).await?;
    Ok(Joined { signed_in, slug })
}

async fn prove_known(app: &App, caller: &Caller, known: &PersonRecord, password: &str, host: &str) -> Outcome<()> {
    match caller {
        Caller::Person(caller) if caller.id == known.id => Ok(()),
        Caller::Person(_) | Caller::Nobody | Caller::ApiKey(_) => {
            prove(app, known, password, Field::Password, host).await
        }
    }
}

/// Who came in some other way meanwhile keeps the role they have. Links that set a password end: whoever made one was an
/// admin of all projects the person had, and need not be one of this project.
async fn join(change: &AccessChange, invitation: &InvitationRecord, who: SignedIn, app: &App) -> Outcome<()> {
    let (rows, project, role, now) = (change.tx.rows(), invitation.project, invitation.role, app.now());
    if store::people::find_role(rows, project, who.person).await?.is_some() {
        return Ok(());
    }
    store::people::add_member(rows, project, who.person, role, now).await?;
    store::people::end_reset_links_of(rows, who.person, now).await?;
    let member = Member::person(project, who.person, role);
    let entry = Entry::of(&member, Verb::JoinProject, who.person.0, role.as_str(), now);
    store::activity::record(&change.tx, &entry);
    Ok(())
}

fn came_meanwhile(error: StoreError) -> Refusal {
    match error {
        StoreError::Duplicate => Refusal::Taken {
            field: Field::Email,
            says: String::from("somebody with this address came in just now; reload this page and sign in with it"),
        },
        other => other.into(),
    }
}
