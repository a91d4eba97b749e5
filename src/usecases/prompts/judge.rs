//! From what was typed to what can be published.

use crate::domain::{
    prompts::{
        content::Content,
        draft::{DraftContent, DraftText},
        message::CommitMessage,
        object::JsonObject,
        variable::TemplateFormat,
        version::Snapshot,
    },
    refusal::{Field, Outcome},
};

/// Judges a draft by the rules of publishing.
pub fn judge(text: DraftText) -> Outcome<(Snapshot, CommitMessage)> {
    let DraftText { content, settings, metadata, message } = text;
    let content = match content {
        DraftContent::Text(text) => Content::text(&text)?,
        DraftContent::Chat(messages) => Content::chat(messages)?,
    };
    let snapshot = Snapshot {
        content,
        format: TemplateFormat::Mustache,
        settings: JsonObject::parse(Field::Settings, &settings)?,
        metadata: JsonObject::parse(Field::Metadata, &metadata)?,
    };
    Ok((snapshot, CommitMessage::parse(&message)?))
}
