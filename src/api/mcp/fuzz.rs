//! What must hold for whatever agents and the models in them send here.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::prompts::{FILLED_BYTES, filled, written};
use crate::{
    domain::prompts::{
        content::{ChatRole, Content, Message},
        variable::{TemplateFormat, find},
    },
    fuzz::texts,
};

pub use super::tools::fuzz::arguments;

/// The text of a prompt, and the arguments that a person fills it in with, as JSON.
pub fn prompts(data: &[u8]) {
    let [text, given] = texts(data);
    let given: Map<String, Value> = serde_json::from_str(&given).unwrap_or_default();
    let values: BTreeMap<String, String> = given.into_iter().map(|(name, value)| (name, written(value))).collect();
    let chat = vec![Message::text(ChatRole::System, text.as_str()), Message::text(ChatRole::Assistant, text.as_str())];
    for content in [Content::Text(text), Content::Chat(chat)] {
        for format in [TemplateFormat::Mustache, TemplateFormat::FString, TemplateFormat::None] {
            let plain = content.plain();
            let variables = find(&plain, format).variables;
            match filled(&content, format, &variables, &values) {
                Ok(messages) => {
                    let told = serde_json::to_value(&messages).expect("JSON");
                    let words = told.as_array().into_iter().flatten().filter_map(|one| one["content"]["text"].as_str());
                    let bytes: usize = words.map(str::len).sum();
                    assert!(bytes <= plain.len() + FILLED_BYTES, "{bytes}");
                }
                Err(error) => assert!(error.message.contains("shorter"), "{error:?}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fuzz::replay;

    #[test]
    fn prompts() {
        replay("mcp_prompts", super::prompts);
    }
}
