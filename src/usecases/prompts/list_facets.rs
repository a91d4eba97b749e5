//! What the library's filters and the sidebar offer.

use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::library::LibraryFacets,
        refusal::{Outcome, Refusal},
    },
    store,
    usecases::{App, enter::enter},
};

/// Every page of the project shows them, and to find them all its prompts are looked at: so they are remembered until
/// something changes.
pub async fn list_facets(app: &App, caller: &Caller, project: &ProjectRef) -> Outcome<LibraryFacets> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let rows = app.store.reader();
    // Taken before the read: what the read finds is at least as new. And asked for each time, because another server may
    // have written.
    let revisions = store::projects::revisions(rows, member.project).await?;
    let revision = revisions.ok_or_else(|| Refusal::not_found("this project"))?.content;
    if let Some((known_at, facets)) = app.facets.get(&member.project).await
        && known_at == revision
    {
        return Ok(facets);
    }
    let facets = store::prompts::list_facets(rows, member.project).await?;
    app.facets.insert(member.project, (revision, facets.clone())).await;
    Ok(facets)
}
