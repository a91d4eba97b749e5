//! Two versions of a prompt.

use super::find::{find_prompt, head, read_version};
use crate::{
    domain::{
        access::{Caller, Member, Right},
        projects::ProjectRef,
        prompts::{number::VersionNumber, page::ComparePage, selector::Selector},
        refusal::{Field, Outcome, Refusal},
    },
    store::{self, prompts::PromptRecord},
    usecases::{App, enter::enter},
};

/// `base` and `compared` take a version number, a tag, or `latest`.
pub async fn compare_versions(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    base: &str,
    compared: &str,
) -> Outcome<ComparePage> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let prompt = find_prompt(app, &member, name).await?;
    let base = select(app, &prompt, base).await?;
    let compared = select(app, &prompt, compared).await?;
    Ok(ComparePage {
        head: head(app, &member, &prompt).await?,
        base: read_version(app, &member, &prompt, base).await?,
        compared: read_version(app, &member, &prompt, compared).await?,
        history: history(app, &member, &prompt).await?,
        now: app.now(),
    })
}

async fn history(
    app: &App,
    member: &Member,
    prompt: &PromptRecord,
) -> Outcome<crate::domain::prompts::page::HistoryPiece> {
    Ok(store::prompts::list_versions(app.store.reader(), member.project, prompt.id, None).await?)
}

async fn select(app: &App, prompt: &PromptRecord, text: &str) -> Outcome<VersionNumber> {
    let selector = Selector::parse(text).map_err(|_| {
        Refusal::invalid(Field::Version, format!("{text:?} is neither a version nor a tag; write a number or a tag"))
    })?;
    match selector {
        Selector::Latest => Ok(prompt.latest),
        Selector::Number(number) => Ok(number),
        Selector::Tag(tag) => {
            let number = store::prompts::find_tag(app.store.reader(), prompt.id, &tag).await?;
            number.ok_or_else(|| Refusal::not_found(format!("the tag {tag} of {}", prompt.name)))
        }
    }
}
