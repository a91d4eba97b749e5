use crate::{
    domain::{
        access::{Role, Scope},
        activity::Verb,
        people::email::Email,
        prompts::{
            content::{ChatRole, ContentKind},
            edit_step::EditStep,
            library::Sort,
            message::CommitMessage,
            name::PromptName,
            selector::Selector,
            tag::TagName,
            topic,
        },
    },
    fuzz::texts,
};

/// A text that is to name something: whatever is taken reads back from what was made of it.
pub fn names(data: &[u8]) {
    let [text] = texts(data);
    if let Ok(name) = PromptName::parse(&text) {
        assert_eq!(name.as_str(), text, "a name is kept as it is");
        assert!(text.len() <= PromptName::MAX);
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "safe in an address");
    }
    match TagName::parse(&text) {
        Ok(tag) => {
            assert_eq!(TagName::parse(tag.as_str()).as_ref(), Ok(&tag));
            assert_eq!(Selector::parse(tag.as_str()), Ok(Selector::Tag(tag)), "a tag is never taken for a version");
        }
        Err(error) => assert!(error.to_string().len() > 10),
    }
    if let Ok(selector) = Selector::parse(&text) {
        assert_eq!(Selector::parse(&selector.to_string()), Ok(selector));
    }
    if let Some(step) = EditStep::parse(&text) {
        assert_eq!(EditStep::parse(&step.word()), Some(step));
    }
    let words = [
        Role::parse(&text).map(Role::as_str),
        Scope::parse(&text).map(Scope::as_str),
        Verb::parse(&text).map(Verb::as_str),
        Sort::parse(&text).map(Sort::as_str),
        ChatRole::parse(&text).map(ChatRole::as_str),
        ContentKind::parse(&text).map(ContentKind::as_str),
    ];
    assert!(words.into_iter().flatten().all(|word| word == text));
    if let Ok(email) = Email::parse(&text) {
        assert_eq!(Email::parse(email.as_str()).as_ref(), Ok(&email));
        assert!(email.as_str().len() <= 254);
    }
    if let Ok(message) = CommitMessage::parse(&text) {
        assert_eq!(CommitMessage::parse(message.as_str()).as_ref(), Ok(&message));
        assert!(message.as_str().chars().count() <= CommitMessage::MAX);
    }
    for topics in [topic::parse_list(&text), topic::parse([text.as_str()])].into_iter().flatten() {
        assert!(topics.len() <= topic::MAX_TOPICS);
        assert!(topics.iter().all(|one| (1..=topic::MAX_LENGTH).contains(&one.chars().count())));
        assert_eq!(topic::parse_list(&topics.join(", ")), Ok(topics), "a page that shows them sends them back");
    }
}
