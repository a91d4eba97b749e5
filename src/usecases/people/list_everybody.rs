//! Everybody on the server, for its shell.

use crate::{
    domain::{people::account::MyProject, refusal::Outcome, timestamp::Timestamp},
    store,
    usecases::App,
};

pub struct Somebody {
    pub email: String,
    pub name: String,
    pub owner: bool,
    pub created_at: Timestamp,
    pub projects: Vec<MyProject>,
}

/// Whoever has the shell of the server may read it: addresses too.
pub async fn list_everybody(app: &App) -> Outcome<Vec<Somebody>> {
    let rows = app.store.reader();
    let mut everybody = Vec::new();
    for person in store::people::list_all(rows).await? {
        everybody.push(Somebody {
            email: person.email.as_str().to_string(),
            name: person.name,
            owner: person.owner,
            created_at: person.created_at,
            projects: store::projects::list_of_person(rows, person.id).await?,
        });
    }
    Ok(everybody)
}
