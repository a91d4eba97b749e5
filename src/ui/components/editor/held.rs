//! What an editor holds while somebody types.

use leptos::prelude::*;

use crate::{
    domain::prompts::{
        content::{ChatRole, Content, ContentKind},
        draft::{DraftContent, DraftText},
        edit_step::{self, EditStep},
        number::VersionNumber,
        variable::TemplateFormat,
        version::PromptVersion,
    },
    server_fns::prompts::{EditForm, MessageForm},
};

/// A text in a field. The field itself is written to only by [`HeldText::write`].
#[derive(Clone, Debug)]
pub struct HeldText {
    pub typed: ArcRwSignal<String>,
    /// What was typed, a moment later: everything that costs time looks at this.
    pub settled: ArcRwSignal<String>,
    pub written: ArcTrigger,
}

impl HeldText {
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { typed: ArcRwSignal::new(text.clone()), settled: ArcRwSignal::new(text), written: ArcTrigger::new() }
    }

    pub fn now(&self) -> String {
        self.typed.get_untracked()
    }

    /// Replaces the text from outside the field.
    pub fn write(&self, text: String) {
        self.typed.set(text);
        self.written.notify();
    }
}

#[derive(Clone, Debug)]
pub struct HeldMessage {
    /// Stays with the message wherever it moves.
    pub key: usize,
    pub role: ArcRwSignal<ChatRole>,
    pub text: HeldText,
    pub other: String,
    /// The text of this message in the version the edit started from.
    pub base: Option<String>,
}

/// Everything a version is made of, as typed.
#[derive(Clone, Copy)]
pub struct Held {
    pub kind: RwSignal<ContentKind>,
    pub text: StoredValue<HeldText>,
    pub messages: RwSignal<Vec<HeldMessage>>,
    pub settings: StoredValue<HeldText>,
    pub metadata: StoredValue<HeldText>,
    pub message: RwSignal<String>,
    /// Rises with every change that somebody made.
    pub touched: RwSignal<usize>,
    next_key: StoredValue<usize>,
    base: StoredValue<Option<PromptVersion>>,
}

impl Held {
    /// Opens on `text`; `base` is the version that changes are measured against.
    pub fn new(text: DraftText, base: Option<PromptVersion>) -> Self {
        let DraftText { content, settings, metadata, message } = text;
        let kind = content.kind();
        let (text, messages) = match content {
            DraftContent::Text(text) => (text, Vec::new()),
            DraftContent::Chat(messages) => (String::new(), messages.iter().map(MessageForm::of).collect()),
        };
        let base_texts = base.as_ref().map(|base| texts_of(&base.content)).unwrap_or_default();
        let messages: Vec<HeldMessage> = messages
            .into_iter()
            .enumerate()
            .map(|(key, form)| {
                let base_text = base.as_ref().map(|_| base_texts.get(key).cloned().unwrap_or_default());
                held_message(key, form, base_text)
            })
            .collect();
        Self {
            kind: RwSignal::new(kind),
            text: StoredValue::new(HeldText::new(text)),
            next_key: StoredValue::new(messages.len()),
            messages: RwSignal::new(messages),
            settings: StoredValue::new(HeldText::new(settings)),
            metadata: StoredValue::new(HeldText::new(metadata)),
            message: RwSignal::new(message),
            touched: RwSignal::new(0),
            base: StoredValue::new(base),
        }
    }

    pub fn touch(&self) {
        self.touched.update(|touched| *touched += 1);
    }

    pub fn base(&self) -> Option<PromptVersion> {
        self.base.get_value()
    }

    /// The text that the one field of a text prompt is measured against.
    pub fn base_text(&self) -> Option<String> {
        self.base.with_value(|base| base.as_ref().map(|base| base.content.plain()))
    }

    /// The settled texts, in the order of the page. Tracks all of them.
    pub fn settled_texts(&self) -> Vec<String> {
        match self.kind.get() {
            ContentKind::Text => vec![self.text.with_value(|text| text.settled.clone()).get()],
            ContentKind::Chat => {
                self.messages.with(|messages| messages.iter().map(|message| message.text.settled.get()).collect())
            }
        }
    }

    /// Takes a step at once, without the server, and says what happened for those who do not see it.
    pub fn step(&self, step: EditStep) -> String {
        match step {
            EditStep::Repair { message, problem } => self.repair(message, problem),
            EditStep::Become(kind) => self.become_kind(kind),
            EditStep::AddMessage | EditStep::RemoveMessage(_) | EditStep::MoveUp(_) | EditStep::MoveDown(_) => {
                let key = self.next_key.get_value();
                self.next_key.set_value(key + 1);
                self.messages.update(|messages| {
                    let role = edit_step::next_role(messages.last().map(|last| last.role.get_untracked()));
                    let form = MessageForm { role, text: String::new(), other: String::new() };
                    let base = self.base.with_value(|base| base.as_ref().map(|_| String::new()));
                    step.arrange(messages, || held_message(key, form, base));
                });
            }
        }
        self.touch();
        what_happened(step)
    }

    fn repair(&self, message: usize, problem: usize) {
        let held = match self.kind.get_untracked() {
            ContentKind::Text => Some(self.text.get_value()),
            ContentKind::Chat => {
                self.messages.with_untracked(|messages| messages.get(message).map(|message| message.text.clone()))
            }
        };
        let Some(held) = held else { return };
        if let Some(better) = edit_step::repaired(&held.now(), TemplateFormat::Mustache, problem) {
            held.write(better);
        }
    }

    fn become_kind(&self, kind: ContentKind) {
        if self.kind.get_untracked() == kind {
            return;
        }
        match (EditStep::Become(kind)).take(self.content()) {
            DraftContent::Text(text) => self.text.with_value(|held| held.write(text)),
            DraftContent::Chat(messages) => {
                let held =
                    messages.iter().enumerate().map(|(key, message)| held_message(key, MessageForm::of(message), None));
                self.next_key.set_value(messages.len());
                self.messages.set(held.collect());
            }
        }
        self.kind.set(kind);
    }

    fn content(&self) -> DraftContent {
        match self.kind.get_untracked() {
            ContentKind::Text => DraftContent::Text(self.text.with_value(HeldText::now)),
            ContentKind::Chat => {
                let messages = self.message_forms().into_iter().filter_map(|form| form.message().ok());
                DraftContent::Chat(messages.collect())
            }
        }
    }

    pub fn message_forms(&self) -> Vec<MessageForm> {
        let form = |held: &HeldMessage| MessageForm {
            role: held.role.get_untracked(),
            text: held.text.now(),
            other: held.other.clone(),
        };
        self.messages.with_untracked(|messages| messages.iter().map(form).collect())
    }

    /// The form as a browser without JavaScript would send it.
    pub fn edit_form(&self, target: &EditTarget) -> EditForm {
        let kind = self.kind.get_untracked();
        EditForm {
            project: target.project.clone(),
            name: target.name.clone(),
            base: target.base,
            restored_from: target.restored_from.map(|number| number.to_string()).unwrap_or_default(),
            kind,
            text: if kind == ContentKind::Text { self.text.with_value(HeldText::now) } else { String::new() },
            messages: if kind == ContentKind::Chat { self.message_forms() } else { Vec::new() },
            settings: self.settings.with_value(HeldText::now),
            metadata: self.metadata.with_value(HeldText::now),
            message: self.message.get_untracked(),
        }
    }
}

/// Which prompt is edited, and upon which version.
#[derive(Clone, Debug, PartialEq)]
pub struct EditTarget {
    pub project: String,
    pub name: String,
    pub base: VersionNumber,
    pub restored_from: Option<VersionNumber>,
}

fn held_message(key: usize, form: MessageForm, base: Option<String>) -> HeldMessage {
    HeldMessage { key, role: ArcRwSignal::new(form.role), text: HeldText::new(form.text), other: form.other, base }
}

fn texts_of(content: &Content) -> Vec<String> {
    match content {
        Content::Text(text) => vec![text.clone()],
        Content::Chat(messages) => messages.iter().map(|message| MessageForm::of(message).text).collect(),
    }
}

fn what_happened(step: EditStep) -> String {
    match step {
        EditStep::AddMessage => String::from("A message was added at the end."),
        EditStep::RemoveMessage(at) => format!("Message {} was removed.", at + 1),
        EditStep::MoveUp(at) => format!("The message is now number {at}."),
        EditStep::MoveDown(at) => format!("The message is now number {}.", at + 2),
        EditStep::Repair { .. } => String::from("The variable is repaired."),
        EditStep::Become(ContentKind::Text) => String::from("The prompt is one text now."),
        EditStep::Become(ContentKind::Chat) => String::from("The prompt is a chat now."),
    }
}
