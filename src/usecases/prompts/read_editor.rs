//! The editor of the next version.

use super::find::{find_prompt, head, read_version};
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{number::VersionNumber, page::EditorPage},
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

/// Opens on this person's draft if there is one, else on the latest version, or on `from`, an old version to bring back.
/// A draft whose base is no longer the latest comes with the version that is: the editor opens on the conflict.
pub async fn read_editor(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    from: Option<i32>,
) -> Outcome<EditorPage> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    let prompt = find_prompt(app, &member, name).await?;
    let head = head(app, &member, &prompt).await?;
    let from = from.and_then(VersionNumber::new);
    let draft = store::prompts::find_draft(app.store.reader(), member.project, member.person, prompt.id).await?;
    // Somebody who chooses another old version to bring back starts from it, not from an older draft.
    let draft = draft.filter(|draft| from.is_none() || draft.restored_from == from);
    let base_number = draft.as_ref().map_or(prompt.latest, |draft| draft.base);
    let base = read_version(app, &member, &prompt, base_number).await?;
    let newer = match base_number < prompt.latest {
        true => Some(read_version(app, &member, &prompt, prompt.latest).await?),
        false => None,
    };
    let restored = draft.as_ref().map_or(from, |draft| draft.restored_from);
    let restoring = match restored {
        Some(number) => Some(read_version(app, &member, &prompt, number).await?),
        None => None,
    };
    Ok(EditorPage { head, base, newer, restoring, draft, now: app.now() })
}
