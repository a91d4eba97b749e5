//! The Overview of a prompt.

use uuid::Uuid;

use super::find::{find_also_archived, head, read_version};
use crate::{
    domain::{
        access::{Caller, Member, Right},
        projects::ProjectRef,
        prompts::{
            diff::{Options, Side, SummaryPart, compare},
            number::VersionNumber,
            object::JsonObject,
            page::{HISTORY_PIECE, HistoryPiece, PromptHead, PromptPage, SinceProduction},
            version::PromptVersion,
        },
        refusal::{Outcome, Refusal},
    },
    store::{self, prompts::PromptRecord},
    usecases::{App, enter::enter},
};

/// Together larger than this, two versions are compared on the page for it only.
const SUMMARISED_BYTES: usize = 200_000;

/// So many newer versions are listed above one that is further down than the newest piece reaches.
const NEWER_LISTED: i32 = 10;

/// At one version, the latest when none is named. An archived prompt goes by its UUID too, and only admins see it.
pub async fn read_prompt(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    version: Option<i32>,
    archived: Option<Uuid>,
) -> Outcome<PromptPage> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let prompt = find_also_archived(app, &member, name, archived).await?;
    let number = match version {
        None => prompt.latest,
        Some(number) => {
            VersionNumber::new(number).ok_or_else(|| Refusal::not_found(format!("version {number} of {name}")))?
        }
    };
    let shown = read_version(app, &member, &prompt, number).await?;
    let head = head(app, &member, &prompt).await?;
    let since_production = since_production(app, &member, &prompt, &head, &shown).await?;
    let history = history(app, &member, &prompt, number).await?;
    Ok(PromptPage { head, shown, history, since_production, now: app.now() })
}

/// The newest versions, or those around the one shown when it lies further down.
async fn history(app: &App, member: &Member, prompt: &PromptRecord, shown: VersionNumber) -> Outcome<HistoryPiece> {
    let piece = i32::try_from(HISTORY_PIECE).unwrap_or(i32::MAX);
    let is_near = shown.get() > prompt.latest.get() - piece;
    let older_than = VersionNumber::new(shown.get() + NEWER_LISTED + 1).filter(|_| !is_near);
    Ok(store::prompts::list_versions(app.store.reader(), member.project, prompt.id, older_than).await?)
}

async fn since_production(
    app: &App,
    member: &Member,
    prompt: &PromptRecord,
    head: &PromptHead,
    shown: &PromptVersion,
) -> Outcome<Option<SinceProduction>> {
    let production = head.tags.iter().find(|tag| tag.name.is_production()).map(|tag| tag.number);
    let Some(number) = production.filter(|number| *number != shown.number && prompt.archived_at.is_none()) else {
        return Ok(None);
    };
    let base = read_version(app, member, prompt, number).await?;
    Ok(Some(SinceProduction { number, summary: summary(&base, shown) }))
}

fn summary(base: &PromptVersion, head: &PromptVersion) -> Vec<SummaryPart> {
    let values = |version: &PromptVersion| {
        let settings = version.settings.as_ref().map(JsonObject::to_value);
        (version.content.plain(), settings, version.metadata.as_ref().map(JsonObject::to_value))
    };
    let (old, new) = (values(base), values(head));
    if old.0.len() + new.0.len() > SUMMARISED_BYTES {
        return Vec::new();
    }
    let base = Side { text: &old.0, settings: old.1.as_ref(), metadata: old.2.as_ref(), format: base.format };
    let head = Side { text: &new.0, settings: new.1.as_ref(), metadata: new.2.as_ref(), format: head.format };
    compare(base, head, Options::default()).summary
}
