//! Somebody new, from the shell of the server.

use super::reset_link::insert_link;
use crate::{
    domain::{
        access::{Member, Role},
        activity::Verb,
        people::{
            email::Email,
            links::{INVITATION_LASTS, NewLink},
            password as rule,
        },
        refusal::{Field, Outcome, Refusal},
    },
    store::{
        self, StoreError, WriteTx,
        activity::Entry,
        people::{NewPerson, PersonRecord},
    },
    usecases::App,
};

pub struct AddedPerson {
    /// The link that sets the first password; `None` for somebody who was here already and has one.
    pub link: Option<NewLink>,
    /// The first person of a server owns it.
    pub owner: bool,
}

/// Whoever has the shell of the server may do this. With a project (its word in addresses) and a role the person joins
/// it, and then may be here already; `name` is not looked at in that case.
pub async fn add_person(app: &App, email: &str, name: &str, project: Option<(&str, Role)>) -> Outcome<AddedPerson> {
    let email = Email::parse(email)?;
    let tx = app.store.begin_write().await?;
    store::people::wait_for_first(&tx).await?;
    let (person, is_new) = match store::people::find_by_email(tx.rows(), &email).await? {
        Some(person) if project.is_some() => (person, false),
        Some(person) => {
            let says =
                format!("{} is here already; `cuebook person reset` makes a link for a new password", person.name);
            return Err(Refusal::Taken { field: Field::Email, says });
        }
        None => (insert(app, &tx, &email, name).await?, true),
    };
    if let Some((slug, role)) = project {
        join(app, &tx, &person, slug, role).await?;
    }
    let link = match is_new {
        true => Some(insert_link(app, &tx, &person, INVITATION_LASTS).await?),
        false => None,
    };
    tx.commit().await?;
    Ok(AddedPerson { link, owner: person.owner })
}

async fn insert(app: &App, tx: &WriteTx, email: &Email, name: &str) -> Outcome<PersonRecord> {
    let name = rule::judge_name(name)?;
    let owner = !store::people::any_person(tx.rows()).await?;
    let new = NewPerson { email, name: &name, password_hash: "", owner, at: app.now() };
    let id = store::people::insert(tx.rows(), &new).await?;
    let found = store::people::find(tx.rows(), id).await?;
    Ok(found.ok_or(StoreError::Damaged("a person just written"))?)
}

async fn join(app: &App, tx: &WriteTx, person: &PersonRecord, slug: &str, role: Role) -> Outcome<()> {
    let project = store::projects::find_by_slug(tx.rows(), slug).await?.ok_or_else(|| {
        Refusal::invalid(Field::Project, format!("there is no project {slug}; it is the word after /p/ in addresses"))
    })?;
    if store::people::find_role(tx.rows(), project, person.id).await?.is_some() {
        let says = format!("{} is in the project {slug} already", person.name);
        return Err(Refusal::Taken { field: Field::Email, says });
    }
    let now = app.now();
    store::people::add_member(tx.rows(), project, person.id, role, now).await?;
    let member = Member::person(project, person.id, role);
    let entry = Entry::of(&member, Verb::JoinProject, person.id.0, role.as_str(), now);
    store::activity::record(tx, &entry);
    Ok(())
}
