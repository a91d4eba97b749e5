//! The steps of an editor that are more than typing: messages are added, removed and moved, a problem is repaired, a
//! text becomes a chat. With a script the browser takes them at once; without one they travel with the form.

use super::{
    content::{ChatRole, ContentKind, Message, Part},
    draft::DraftContent,
    variable::{self, SpanKind, TemplateFormat},
};

/// Messages and problems are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditStep {
    AddMessage,
    RemoveMessage(usize),
    MoveUp(usize),
    MoveDown(usize),
    Repair { message: usize, problem: usize },
    Become(ContentKind),
}

impl EditStep {
    /// `add`, `remove:2`, `up:2`, `down:2`, `repair:0:3`, `text`, `chat`.
    pub fn parse(word: &str) -> Option<Self> {
        if let Some(kind) = ContentKind::parse(word) {
            return Some(Self::Become(kind));
        }
        if word == "add" {
            return Some(Self::AddMessage);
        }
        let (verb, rest) = word.split_once(':')?;
        if verb == "repair" {
            let (message, problem) = rest.split_once(':')?;
            return Some(Self::Repair { message: message.parse().ok()?, problem: problem.parse().ok()? });
        }
        let at = rest.parse().ok()?;
        match verb {
            "remove" => Some(Self::RemoveMessage(at)),
            "up" => Some(Self::MoveUp(at)),
            "down" => Some(Self::MoveDown(at)),
            _ => None,
        }
    }

    pub fn word(self) -> String {
        match self {
            Self::AddMessage => String::from("add"),
            Self::RemoveMessage(at) => format!("remove:{at}"),
            Self::MoveUp(at) => format!("up:{at}"),
            Self::MoveDown(at) => format!("down:{at}"),
            Self::Repair { message, problem } => format!("repair:{message}:{problem}"),
            Self::Become(kind) => kind.as_str().to_string(),
        }
    }

    /// The part of the steps that only changes places, for whatever stands for a message.
    pub fn arrange<T>(self, items: &mut Vec<T>, new: impl FnOnce() -> T) {
        match self {
            Self::AddMessage => items.push(new()),
            Self::RemoveMessage(at) if at < items.len() => drop(items.remove(at)),
            Self::MoveUp(at) if at > 0 && at < items.len() => items.swap(at, at - 1),
            Self::MoveDown(at) if at + 1 < items.len() => items.swap(at, at + 1),
            Self::RemoveMessage(_) | Self::MoveUp(_) | Self::MoveDown(_) | Self::Repair { .. } | Self::Become(_) => {}
        }
    }

    /// The content after the step. A step that does not fit, because the page was an old one, changes nothing.
    pub fn take(self, content: DraftContent) -> DraftContent {
        match (self, content) {
            (Self::Become(ContentKind::Chat), DraftContent::Text(text)) => DraftContent::Chat(chat_of(text)),
            (Self::Become(ContentKind::Text), DraftContent::Chat(messages)) => DraftContent::Text(text_of(&messages)),
            (Self::Repair { problem, .. }, DraftContent::Text(text)) => {
                DraftContent::Text(repaired(&text, TemplateFormat::Mustache, problem).unwrap_or(text))
            }
            (Self::Repair { message, problem }, DraftContent::Chat(mut messages)) => {
                if let Some(message) = messages.get_mut(message) {
                    repair_message(message, problem);
                }
                DraftContent::Chat(messages)
            }
            (step, DraftContent::Chat(mut messages)) => {
                let role = next_role(messages.last().map(|message| message.role));
                step.arrange(&mut messages, || Message::text(role, ""));
                DraftContent::Chat(messages)
            }
            (_, DraftContent::Text(text)) => DraftContent::Text(text),
        }
    }
}

/// Who most likely speaks after `last`.
pub fn next_role(last: Option<ChatRole>) -> ChatRole {
    match last {
        None => ChatRole::System,
        Some(ChatRole::User) => ChatRole::Assistant,
        Some(ChatRole::System | ChatRole::Developer | ChatRole::Assistant | ChatRole::Tool) => ChatRole::User,
    }
}

/// A text as the messages of a chat: one of the user, as every client reads a text.
fn chat_of(text: String) -> Vec<Message> {
    match text.trim().is_empty() {
        true => vec![Message::text(ChatRole::System, ""), Message::text(ChatRole::User, "")],
        false => vec![Message::text(ChatRole::User, text)],
    }
}

/// The messages of a chat as one text, with the role above each where there are several.
fn text_of(messages: &[Message]) -> String {
    let spoken: Vec<&Message> = messages.iter().filter(|message| !message.words().trim().is_empty()).collect();
    match spoken.as_slice() {
        [] => String::new(),
        [only] => only.words(),
        several => {
            let titled = several.iter().map(|message| format!("{}:\n{}", message.role.title(), message.words()));
            titled.collect::<Vec<_>>().join("\n\n")
        }
    }
}

/// The text with one problem repaired, `None` where nothing suggests itself.
pub fn repaired(text: &str, format: TemplateFormat, problem: usize) -> Option<String> {
    let found = variable::find(text, format);
    let repair = found.problems.get(problem)?.repair.as_ref()?;
    let span = found.spans.iter().filter(|span| span.kind == SpanKind::Problem).nth(problem)?;
    Some([&text[..span.start], repair, &text[span.end..]].concat())
}

/// The editor shows the text parts of a message as one, so the problems are counted through all of them.
fn repair_message(message: &mut Message, problem: usize) {
    let mut before = 0;
    for part in &mut message.parts {
        let Part::Text { text } = part else { continue };
        let here = variable::find(text, TemplateFormat::Mustache).problems.len();
        if problem < before + here {
            if let Some(better) = repaired(text, TemplateFormat::Mustache, problem - before) {
                *text = better;
            }
            return;
        }
        before += here;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_reads_back_from_its_word() {
        let steps = [
            EditStep::AddMessage,
            EditStep::RemoveMessage(2),
            EditStep::MoveUp(1),
            EditStep::MoveDown(0),
            EditStep::Repair { message: 1, problem: 3 },
            EditStep::Become(ContentKind::Chat),
        ];
        for step in steps {
            assert_eq!(EditStep::parse(&step.word()), Some(step));
        }
        for nonsense in ["", "review", "up", "up:x", "jump:1", "repair:1"] {
            assert_eq!(EditStep::parse(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn messages_change_places_and_a_step_past_the_end_changes_nothing() {
        let chat = |words: &[&str]| {
            DraftContent::Chat(words.iter().map(|word| Message::text(ChatRole::User, *word)).collect())
        };
        assert_eq!(EditStep::MoveUp(1).take(chat(&["a", "b"])), chat(&["b", "a"]));
        assert_eq!(EditStep::MoveDown(0).take(chat(&["a", "b"])), chat(&["b", "a"]));
        assert_eq!(EditStep::RemoveMessage(0).take(chat(&["a", "b"])), chat(&["b"]));
        for step in [EditStep::MoveUp(0), EditStep::MoveDown(1), EditStep::RemoveMessage(9)] {
            assert_eq!(step.take(chat(&["a", "b"])), chat(&["a", "b"]));
        }
        let DraftContent::Chat(longer) = EditStep::AddMessage.take(chat(&["a"])) else { panic!("still a chat") };
        assert_eq!(longer[1], Message::text(ChatRole::Assistant, ""));
    }

    #[test]
    fn a_text_becomes_a_chat_and_back_without_losing_a_word() {
        let text = DraftContent::Text(String::from("Be kind to {{name}}."));
        let chat = EditStep::Become(ContentKind::Chat).take(text.clone());
        assert_eq!(chat, DraftContent::Chat(vec![Message::text(ChatRole::User, "Be kind to {{name}}.")]));
        assert_eq!(EditStep::Become(ContentKind::Text).take(chat), text);
    }

    #[test]
    fn the_chosen_problem_is_repaired_and_no_other() {
        let text = DraftContent::Text(String::from("{{ a }} {{ b }}"));
        let step = EditStep::Repair { message: 0, problem: 1 };
        assert_eq!(step.take(text), DraftContent::Text(String::from("{{ a }} {{b}}")));
    }
}
