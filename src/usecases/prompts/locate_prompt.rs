//! From what a program kept, a name or an id, to the prompt's name.

use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::delivery::{Located, Locator},
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// `None` when the project has no such unarchived prompt or version. With `right` it is asked for what the caller is
/// going to do with it: a key that may only write finds what it writes to.
pub async fn locate_prompt(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    right: Right,
    locator: Locator<'_>,
) -> Outcome<Option<Located>> {
    let member = enter(app, caller, project, right).await?;
    Ok(store::prompts::locate(app.store.reader(), member.project, locator).await?)
}
