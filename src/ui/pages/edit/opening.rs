//! What the editor opens on.

use crate::{
    domain::prompts::{
        content::Content,
        draft::{DraftContent, DraftText},
        page::EditorPage,
        version::PromptVersion,
    },
    ui::components::editor::EditTarget,
};

/// The draft if there is one, else the version that is brought back, else the base.
pub fn opening_text(page: &EditorPage) -> DraftText {
    if let Some(draft) = &page.draft {
        return draft.text.clone();
    }
    match &page.restoring {
        Some(old) => text_of(old, format!("Version {} again", old.number)),
        None => text_of(&page.base, String::new()),
    }
}

fn text_of(version: &PromptVersion, message: String) -> DraftText {
    let content = match version.content.clone() {
        Content::Text(text) => DraftContent::Text(text),
        Content::Chat(messages) => DraftContent::Chat(messages),
    };
    let pretty = |object: &Option<crate::domain::prompts::object::JsonObject>| {
        object.as_ref().map(|object| object.pretty()).unwrap_or_default()
    };
    DraftText { content, settings: pretty(&version.settings), metadata: pretty(&version.metadata), message }
}

pub fn target(project: &str, page: &EditorPage) -> EditTarget {
    EditTarget {
        project: project.to_string(),
        name: page.head.name.to_string(),
        base: page.base.number,
        restored_from: page.restoring.as_ref().map(|old| old.number),
    }
}
