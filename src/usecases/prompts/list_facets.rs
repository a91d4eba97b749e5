//! What the library's filters and the sidebar offer.

use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::library::LibraryFacets,
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

pub async fn list_facets(app: &App, caller: &Caller, project: &ProjectRef) -> Outcome<LibraryFacets> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    Ok(store::prompts::list_facets(app.store.reader(), member.project).await?)
}
