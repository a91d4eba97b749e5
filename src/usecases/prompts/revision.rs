//! What stands in memory is right as long as this number is.

use crate::{
    domain::{
        ids::ProjectId,
        refusal::{Outcome, Refusal},
    },
    store,
    usecases::App,
};

/// The project's revision as this server knows it. It is taken before what it is kept with is read: what the read finds
/// is at least as new.
pub(super) async fn revision(app: &App, project: ProjectId) -> Outcome<i64> {
    if let Some(known) = app.delivery.revisions(project) {
        return Ok(known.content);
    }
    let found = store::projects::revisions(app.store.reader(), project).await?;
    let revisions = found.ok_or_else(|| Refusal::not_found("this project"))?;
    app.delivery.learn(project, revisions);
    Ok(revisions.content)
}
