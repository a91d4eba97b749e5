//! From an address that names a prompt without its project to the prompt.

use uuid::Uuid;

use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{delivery::Locator, name::PromptName},
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::look_in, global_id, people::who_am_i},
};

/// The slug of the project, and the name. `word` is a name in the project `current`, or the id of a prompt in any project
/// of the person's; a name can look like an id, and wins. `None` when it is neither.
pub async fn find_address(
    app: &App,
    caller: &Caller,
    current: Option<String>,
    word: &str,
) -> Outcome<Option<(String, PromptName)>> {
    let projects = who_am_i(app, caller).await?.projects;
    let rows = app.store.reader();
    if let (Some(slug), Ok(name)) = (&current, PromptName::parse(word))
        && projects.iter().any(|project| project.slug == *slug)
    {
        let member = look_in(app, caller, &ProjectRef::Slug(slug.clone()), Right::ReadPrompts).await?;
        if store::prompts::name_is_taken(rows, member.project, word).await? {
            return Ok(Some((slug.clone(), name)));
        }
    }
    let id = Uuid::parse_str(word).map(Locator::PromptUuid).ok();
    let Some(id) = id.or_else(|| global_id::prompt(word).map(Locator::Prompt)) else { return Ok(None) };
    for project in projects {
        let member = look_in(app, caller, &ProjectRef::Slug(project.slug.clone()), Right::ReadPrompts).await?;
        if let Some(found) = store::prompts::locate(rows, member.project, id).await? {
            return Ok(Some((project.slug, found.name)));
        }
    }
    Ok(None)
}
