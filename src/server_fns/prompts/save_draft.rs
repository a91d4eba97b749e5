//! Keeps what an editor holds, exactly as typed.

use leptos::prelude::*;

use super::{EditForm, NewPromptForm};
use crate::{domain::timestamp::Timestamp, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    domain::{
        projects::ProjectRef,
        prompts::{draft::DraftText, edit_step::EditStep},
        refusal::Outcome,
    },
    server_fns::request::{answer, app, caller},
    usecases,
};

/// Keeps the text of an editor as this person's draft. A page without JavaScript says what comes next: `review` of the
/// change, `op=conflict` for both changes, or an [`EditStep`] after which the editor is shown again.
///
/// [`EditStep`]: crate::domain::prompts::edit_step::EditStep
#[server(prefix = "/_fn", endpoint = "save_draft")]
pub async fn save_draft(
    form: EditForm,
    #[server(default)] review: bool,
    #[server(default)] op: String,
) -> Result<Timestamp, UiError> {
    let page = format!("/p/{}/prompts/{}/edit", form.project, form.name);
    let saved = answer(save(form, &op).await)?;
    match (review, op.as_str()) {
        (true, _) => leptos_axum::redirect(&format!("{page}?review=1")),
        (false, "conflict") => leptos_axum::redirect(&format!("{page}?conflict=1")),
        (false, "") => {}
        (false, _) => leptos_axum::redirect(&format!("{page}#prompt")),
    }
    Ok(saved)
}

#[cfg(feature = "ssr")]
async fn save(form: EditForm, op: &str) -> Outcome<Timestamp> {
    let project = ProjectRef::Slug(form.project.clone());
    let name = form.name.clone();
    let (base, restored_from) = (form.base, form.restored_from());
    let text = stepped(form.draft_text()?, op);
    usecases::prompts::save_draft(&app(), &caller(), &project, &name, base, restored_from, text).await
}

#[cfg(feature = "ssr")]
fn stepped(text: DraftText, op: &str) -> DraftText {
    match EditStep::parse(op) {
        Some(step) => DraftText { content: step.take(text.content), ..text },
        None => text,
    }
}

/// Keeps the text of a prompt that is not there yet; answers with the UUID the draft goes by. With `op`, as for
/// [`save_draft`], the page of that draft is shown next.
#[server(prefix = "/_fn", endpoint = "save_new_draft")]
pub async fn save_new_draft(form: NewPromptForm, #[server(default)] op: String) -> Result<uuid::Uuid, UiError> {
    let project = form.project.clone();
    let draft = answer(save_new(form, &op).await)?;
    if !op.is_empty() {
        leptos_axum::redirect(&format!("/p/{project}/prompts/new?draft={draft}#prompt"));
    }
    Ok(draft)
}

#[cfg(feature = "ssr")]
async fn save_new(form: NewPromptForm, op: &str) -> Outcome<uuid::Uuid> {
    let project = ProjectRef::Slug(form.project.clone());
    let draft = form.draft();
    let new = usecases::prompts::DraftedPrompt {
        name: form.name.clone(),
        description: form.description.clone(),
        topics: form.topics.clone(),
        text: stepped(form.draft_text()?, op),
    };
    usecases::prompts::save_new_draft(&app(), &caller(), &project, draft, new).await
}
