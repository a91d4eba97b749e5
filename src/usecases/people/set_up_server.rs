//! The first start: the first person, who owns the server, the first project and the first key.

use super::{SignedIn, password};
use crate::{
    domain::{
        access::{Member, Role, Scope},
        activity::Verb,
        people::{email::Email, password as rule, secret::Secret},
        projects,
        refusal::{Field, Outcome, Refusal},
    },
    store::{self, WriteTx, activity::Entry, keys::NewKeyRow, people::NewPerson, projects::NewProject},
    usecases::{App, secrets},
};

#[derive(Clone, Debug)]
pub struct SetUpServer {
    pub email: String,
    pub password: String,
    pub name: String,
    /// The name of the first project.
    pub project: String,
    /// `phc_…`; a new one without.
    pub project_token: Option<Secret>,
    pub key: FirstKey,
}

#[derive(Clone, Debug)]
pub enum FirstKey {
    None,
    New,
    /// `phx_…`
    Given(Secret),
}

/// What was made. The key is shown once.
#[derive(Clone, Debug)]
pub struct ServerSetUp {
    pub signed_in: SignedIn,
    pub slug: String,
    pub project_token: String,
    pub key: Option<Secret>,
}

/// Works once, on a server without anybody; of two at once one is told so. Who may call it is asked at the door: the
/// settings of the server, or the code printed at its start.
pub async fn set_up_server(app: &App, new: SetUpServer) -> Outcome<ServerSetUp> {
    if store::people::any_person(app.store.reader()).await? {
        return Err(set_up_already());
    }
    let email = Email::parse(&new.email)?;
    let name = rule::judge_name(&new.name)?;
    rule::judge(&new.password)?;
    let project_name = projects::judge_name(&new.project)?;
    let token = match &new.project_token {
        Some(given) => judge_given(given, "phc_", Field::Project, "a project token")?,
        None => Secret(secrets::new_secret("phc_")),
    };
    let key = match &new.key {
        FirstKey::None => None,
        FirstKey::New => Some(Secret(secrets::new_secret("phx_"))),
        FirstKey::Given(given) => Some(judge_given(given, "phx_", Field::KeyName, "a key")?),
    };
    let password_hash = password::hash(&new.password).await;

    let now = app.now();
    let tx = app.store.begin_write().await?;
    store::people::wait_for_first(&tx).await?;
    if store::people::any_person(tx.rows()).await? {
        return Err(set_up_already());
    }
    let person = NewPerson { email: &email, name: &name, password_hash: &password_hash, owner: true, at: now };
    let person = store::people::insert(tx.rows(), &person).await?;
    let wanted = projects::slug(&project_name);
    let project = NewProject { name: &project_name, slug: &wanted, token: &token.0, at: now };
    let (project, slug) = store::projects::insert(tx.rows(), &project).await?;
    store::people::add_member(tx.rows(), project, person, Role::Admin, now).await?;
    let member = Member::person(project, person, Role::Admin);
    let entry = Entry::of(&member, Verb::SetUpServer, project.0, &project_name, now);
    store::activity::record(&tx, &entry);
    if let Some(key) = &key {
        insert_first_key(&tx, &member, key, app).await?;
    }
    tx.commit().await?;
    let signed_in = SignedIn { person, session_epoch: 0 };
    Ok(ServerSetUp { signed_in, slug, project_token: token.0, key })
}

async fn insert_first_key(tx: &WriteTx, member: &Member, key: &Secret, app: &App) -> Outcome<()> {
    let (name, now) = ("First key", app.now());
    let (secret_hash, hint) = (secrets::hash(&key.0), secrets::hint(&key.0));
    let row = NewKeyRow {
        maker: member.person,
        name,
        secret_hash: &secret_hash,
        hint: &hint,
        scopes: &Scope::OF_PROMPTS,
        at: now,
    };
    let id = store::keys::insert(tx.rows(), member.project, &row).await?;
    let after = Some(Scope::OF_PROMPTS.map(Scope::as_str).join(", "));
    let entry = Entry { after, ..Entry::of(member, Verb::CreateKey, id.0, name, now) };
    store::activity::record(tx, &entry);
    Ok(())
}

fn set_up_already() -> Refusal {
    let says = "this server is set up already; sign in, or ask one of its admins for an invitation";
    Refusal::Expired { says: String::from(says), at: None }
}

/// A key or token somebody chose themselves: of the right kind, too long to guess, and plain enough for a header.
fn judge_given(given: &Secret, prefix: &str, field: Field, what: &str) -> Outcome<Secret> {
    let rest = given.0.strip_prefix(prefix).unwrap_or_default();
    let plain = rest.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-');
    match plain && (16..=200).contains(&rest.len()) {
        true => Ok(given.clone()),
        false => {
            let says = format!(
                "{what} starts with {prefix} and goes on with 16 to 200 letters, digits, _ or -; leave it out to get \
                 a new one"
            );
            Err(Refusal::invalid(field, says))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_somebody_chose_is_long_and_plain() {
        let judge = |given: &str| judge_given(&Secret(given.to_string()), "phx_", Field::KeyName, "a key");
        assert!(judge("phx_0123456789abcdef").is_ok());
        for given in ["", "phx_", "phx_short", "phc_0123456789abcdef", "phx_0123456789 abcdef", "phx_0123456789abcdé"]
        {
            assert!(judge(given).is_err(), "{given}");
        }
    }
}
