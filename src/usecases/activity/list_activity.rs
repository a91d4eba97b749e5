//! Reading who did what in a project.

use crate::{
    domain::{
        access::{Caller, Right},
        activity::ActivityPage,
        ids::ActivityId,
        projects::ProjectRef,
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// The newest 50 lines, or the 50 before that one. For admins.
pub async fn list_activity(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    before: Option<ActivityId>,
) -> Outcome<ActivityPage> {
    let member = enter(app, caller, project, Right::Administer).await?;
    let mut lines = store::activity::list(app.store.reader(), member.project, before).await?;
    let more = lines.len() > store::activity::PAGE;
    lines.truncate(store::activity::PAGE);
    let older = if more { lines.last().map(|line| line.id) } else { None };
    Ok(ActivityPage { lines, older, now: app.now() })
}
