//! Who is looking, and where they may go.

use crate::{
    domain::{
        access::Caller,
        people::account::WhoAmI,
        refusal::{Outcome, Refusal},
    },
    store,
    usecases::App,
};

pub async fn who_am_i(app: &App, caller: &Caller) -> Outcome<WhoAmI> {
    let me = caller.person()?;
    let found = store::people::find(app.store.reader(), me.id).await?.ok_or(Refusal::SignedOut)?;
    let projects = store::projects::list_of_person(app.store.reader(), me.id).await?;
    Ok(WhoAmI { id: me.id, name: found.name, email: found.email.as_str().to_string(), owner: found.owner, projects })
}
