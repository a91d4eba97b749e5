//! Reading what was done to prompts.

use crate::{
    domain::{
        access::{Caller, Right},
        activity::{Activity, ActivityQuery},
        ids::ActivityId,
        projects::ProjectRef,
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// The lines, newest first, and where the next, older stretch begins. The history of one prompt is told to whoever may
/// read it, as its page does; that of the whole project is for admins.
pub async fn list_prompt_activity(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    query: &ActivityQuery,
) -> Outcome<(Vec<Activity>, Option<ActivityId>)> {
    let right = if query.prompt.is_some() { Right::ReadPrompts } else { Right::Administer };
    let member = enter(app, caller, project, right).await?;
    if query.verbs.is_empty() {
        return Ok((Vec::new(), None));
    }
    let mut lines = store::activity::list_of_prompts(app.store.reader(), member.project, query).await?;
    let most = query.limit as usize;
    let more = lines.len() > most;
    lines.truncate(most);
    let older = if more { lines.last().map(|line| line.id) } else { None };
    Ok((lines, older))
}
