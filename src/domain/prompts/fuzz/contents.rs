use serde_json::Value;

use crate::{
    domain::{
        prompts::{
            content::{Content, MAX_BYTES, Message},
            object::{self, JsonObject},
            search::{marked, words_around},
        },
        refusal::{Field, Refusal},
    },
    fuzz::texts,
};

/// A text; and the messages of a chat, when it is the JSON of such.
pub fn contents(data: &[u8]) {
    let [text] = texts(data);
    stored_as_it_is(Content::text(&text));
    if let Ok(messages) = serde_json::from_str::<Vec<Message>>(&text) {
        stored_as_it_is(Content::chat(messages));
    }
}

fn stored_as_it_is(judged: Result<Content, Refusal>) {
    let content = match judged {
        Ok(content) => content,
        Err(refusal) => return says_what_to_do(&refusal, Field::Content),
    };
    let stored = content.stored();
    assert!(stored.len() <= MAX_BYTES);
    assert!(!stored.contains(|letter: char| letter < ' ' && !matches!(letter, '\t' | '\n')), "no control is stored");
    assert_eq!(Content::from_stored(content.kind(), stored), Some(content.clone()), "it is read as it was stored");
    assert_eq!(content.clone().judged(), Ok(content.clone()), "judged again it stays");
    assert!(!content.plain().trim().is_empty());
    let opening = content.opening(160);
    assert!(opening.chars().count() <= 160 && !opening.contains('\n'), "{opening:?}");
}

fn says_what_to_do(refusal: &Refusal, field: Field) {
    assert_eq!(refusal.field(), Some(field));
    let says = refusal.sentence();
    assert!(says.len() > 10 && says.len() < 500 && says.ends_with('.'), "{says:?}");
}

/// Settings or metadata as they are typed.
pub fn objects(data: &[u8]) {
    let [text] = texts(data);
    let object = match JsonObject::parse(Field::Settings, &text) {
        Ok(Some(object)) => object,
        Ok(None) => return assert_eq!(text.trim(), ""),
        Err(refusal) => return says_what_to_do(&refusal, Field::Settings),
    };
    let compact = object.compact();
    assert!(compact.len() <= JsonObject::MAX_BYTES && !compact.contains('\n'));
    assert_eq!(object::fault(&object.to_value()), None);
    assert_eq!(JsonObject::stored(&compact).as_ref(), Some(&object), "it is read as it was stored");
    let shown = JsonObject::parse(Field::Settings, &object.pretty());
    assert_eq!(shown, Ok(Some(object.clone())), "the editor sends back what it shows");
    let typed: Value = serde_json::from_str(&text).expect("JSON, as was found above");
    let keys = |value: &Value| value.as_object().map(|map| map.keys().cloned().collect::<Vec<_>>());
    assert_eq!(keys(&object.to_value()), keys(&typed), "every key in its order");
}

/// A text, and what is looked for in it.
pub fn searches(data: &[u8]) {
    let [text, search] = texts(data);
    let wanted = search.trim().to_lowercase();
    let stretches = marked(&text, &search);
    let whole: String = stretches.iter().map(|stretch| stretch.text.as_str()).collect();
    assert_eq!(whole, text, "no letter is lost");
    for hit in stretches.iter().filter(|stretch| stretch.hit) {
        let lower: String = hit.text.chars().flat_map(char::to_lowercase).collect();
        assert!(!wanted.is_empty() && lower.contains(&wanted), "{:?} for {search:?}", hit.text);
    }
    let around = words_around(&text, &search, 60);
    if stretches.iter().any(|stretch| stretch.hit) {
        assert!(around.is_some(), "what is marked is found");
    }
    if let Some((line, _)) = around {
        assert!(line.chars().count() <= 60 && !line.contains('\n'), "{line:?}");
    }
}
