//! A page of the library.

use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::library::{LibraryPage, LibraryQuery},
        refusal::{Field, Outcome, Refusal},
    },
    store,
    usecases::{App, enter::enter},
};

/// The archived list is for admins.
pub async fn list_prompts(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    query: &LibraryQuery,
) -> Outcome<LibraryPage> {
    let right = if query.archived { Right::Administer } else { Right::ReadPrompts };
    let member = enter(app, caller, project, right).await?;
    if query.search.contains('\0') || query.search.chars().count() > 500 {
        return Err(Refusal::invalid(Field::Query, "search for at most 500 characters of text"));
    }
    let now = app.now();
    Ok(store::prompts::list_prompts(app.store.reader(), member.project, member.person, query, now).await?)
}
