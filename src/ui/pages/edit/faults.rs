//! What keeps a draft from being published, known before anybody tries.

use crate::domain::{
    prompts::{
        content::Content,
        draft::{DraftContent, DraftText},
        object::JsonObject,
        variable::TemplateFormat,
        version::Snapshot,
    },
    refusal::{Field, Refusal},
};

/// A draft as far as it can be read, and what is wrong with the rest.
pub struct Looked {
    pub snapshot: Snapshot,
    pub faults: Vec<Refusal>,
}

pub fn look_at(text: &DraftText) -> Looked {
    let mut faults = Vec::new();
    let content = content_of(text.content.clone());
    if let Err(refusal) = content.clone().judged() {
        faults.push(refusal);
    }
    let mut object = |field, text: &str| {
        JsonObject::parse(field, text).unwrap_or_else(|refusal| {
            faults.push(refusal);
            None
        })
    };
    let settings = object(Field::Settings, &text.settings);
    let metadata = object(Field::Metadata, &text.metadata);
    Looked { snapshot: Snapshot { content, format: TemplateFormat::Mustache, settings, metadata }, faults }
}

fn content_of(content: DraftContent) -> Content {
    match content {
        DraftContent::Text(text) => Content::Text(text),
        DraftContent::Chat(messages) => Content::Chat(messages),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_told_at_once_and_names_its_field() {
        let text = DraftText {
            content: DraftContent::Text(String::from(" ")),
            settings: String::from("{"),
            metadata: String::from("[]"),
            message: String::new(),
        };
        let fields: Vec<_> = look_at(&text).faults.iter().filter_map(Refusal::field).collect();
        assert_eq!(fields, [Field::Content, Field::Settings, Field::Metadata]);
    }
}
