//! A draft inside a form that does not show it: what is reviewed is what is published.

use leptos::prelude::*;

use super::EditTarget;
use crate::{
    domain::prompts::draft::{DraftContent, DraftText},
    server_fns::prompts::MessageForm,
    ui::components::text_area::TextArea,
};

/// Everything but the commit message, which the form asks for.
#[component]
pub fn HiddenDraft(target: EditTarget, text: DraftText) -> impl IntoView {
    let EditTarget { project, name, base, restored_from } = target;
    let DraftText { content, settings, metadata, message: _ } = text;
    let kind = content.kind().as_str();
    let content = match content {
        DraftContent::Text(text) => hidden("text", text),
        DraftContent::Chat(messages) => messages.iter().enumerate().map(hidden_message).collect_view().into_any(),
    };
    view! {
        <div hidden>
            <input type="hidden" name="form[project]" value=project />
            <input type="hidden" name="form[name]" value=name />
            <input type="hidden" name="form[base]" value=base.to_string() />
            <input
                type="hidden"
                name="form[restored_from]"
                value=restored_from.map(|number| number.to_string()).unwrap_or_default()
            />
            <input type="hidden" name="form[kind]" value=kind />
            {content}
            {hidden("settings", settings)}
            {hidden("metadata", metadata)}
        </div>
    }
}

fn hidden(field: &'static str, text: String) -> AnyView {
    view! { <TextArea id=format!("kept-{field}") name=format!("form[{field}]") text=text label=field /> }.into_any()
}

fn hidden_message((index, message): (usize, &crate::domain::prompts::content::Message)) -> impl IntoView + use<> {
    let MessageForm { role, text, other } = MessageForm::of(message);
    view! {
        <input type="hidden" name=format!("form[messages][{index}][role]") value=role.as_str() />
        <TextArea
            id=format!("kept-message-{index}")
            name=format!("form[messages][{index}][text]")
            text=text
            label=format!("message {}", index + 1)
        />
        <input type="hidden" name=format!("form[messages][{index}][other]") value=other />
    }
}
