//! From what a program kept, a name or an id, to the prompt's name.

use crate::{
    domain::{
        access::{Caller, Right},
        ids::PromptId,
        projects::ProjectRef,
        prompts::{
            delivery::{Located, Locator},
            name::PromptName,
        },
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::look_in},
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
    let member = look_in(app, caller, project, right).await?;
    Ok(store::prompts::locate(app.store.reader(), member.project, locator).await?)
}

/// The unarchived prompt that has this name, else the one that the id stands for: a name can look like an id, and an
/// exact name wins.
pub async fn find_name(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    right: Right,
    name: &str,
    id: Option<PromptId>,
) -> Outcome<Option<PromptName>> {
    let member = look_in(app, caller, project, right).await?;
    let rows = app.store.reader();
    if let Ok(named) = PromptName::parse(name)
        && store::prompts::name_is_taken(rows, member.project, name).await?
    {
        return Ok(Some(named));
    }
    let Some(id) = id else { return Ok(None) };
    let located = store::prompts::locate(rows, member.project, Locator::Prompt(id)).await?;
    Ok(located.map(|located| located.name))
}
