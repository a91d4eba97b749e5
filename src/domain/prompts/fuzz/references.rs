use crate::{
    domain::prompts::{
        content::{ChatRole, Content, Message},
        reference::{self, MAX_REFERENCES, Target, assemble, find},
    },
    fuzz::texts,
};

/// A text, and what is put in for each of its references.
pub fn references(data: &[u8]) {
    let [text, put_in] = texts(data);
    let mut whole = String::new();
    let mut at = 0;
    let found = find(&text);
    for (range, reference) in &found {
        let target = match &reference.target {
            Target::Version(number) => format!("version={number}"),
            Target::Tag(tag) => format!("label={tag}"),
        };
        let written = format!("@@@prompt:name={}|{target}@@@", reference.name);
        assert_eq!(text[range.clone()], written, "only what is written exactly is a reference");
        whole.push_str(&text[at..range.start]);
        whole.push_str(&put_in);
        at = range.end;
    }
    whole.push_str(&text[at..]);

    let content = Content::Text(text.clone());
    let each = reference::references(&content);
    assert!(each.len() <= MAX_REFERENCES + 1);
    assert!(each.iter().all(|one| found.iter().any(|(_, reference)| reference == one)), "none is made up");
    assert!(each.iter().enumerate().all(|(index, one)| !each[..index].contains(one)), "each once");
    assert!(each.len() > MAX_REFERENCES || found.iter().all(|(_, one)| each.contains(one)), "none is missed");

    let most = whole.len();
    assert_eq!(assemble(&content, most, |_| &put_in), Some(Content::Text(whole.clone())));
    let message = |text: &str| Message::text(ChatRole::User, text);
    let chat = Content::Chat(vec![message(&text), message(&text)]);
    let twice = Some(Content::Chat(vec![message(&whole), message(&whole)]));
    assert_eq!(assemble(&chat, 2 * most, |_| &put_in), twice, "all messages together");
    if let Some(less) = most.checked_sub(1) {
        assert_eq!(assemble(&content, less, |_| &put_in), None, "one byte too many");
        assert_eq!(assemble(&chat, most + less, |_| &put_in), None, "one byte too many");
    }
}
