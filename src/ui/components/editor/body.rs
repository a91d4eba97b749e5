//! The middle of both editors: the prompt on the left, what is found in it and what belongs to it on the right.

use leptos::prelude::*;

use super::{Held, JsonField, TextPane, Unseen, Variables, size_says, too_long};
use crate::{
    domain::{prompts::content::ContentKind, refusal::Field},
    ui::components::{chat_editor::ChatEditor, field::Note},
};

/// The words below the prompt.
pub const CONTENT_NOTE: &str = "content-note";

/// `wrong` is what the server said of the content.
#[component]
pub fn EditorBody(
    held: Held,
    #[prop(into)] wrong: Signal<Option<String>>,
    /// What the page says of the prompt before its settings.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let on_typed = Callback::new(move |()| held.touch());
    let base = held.base();
    let settings_base = base.as_ref().map(|base| base.settings.clone());
    let metadata_base = base.as_ref().map(|base| base.metadata.clone());
    let bytes = Memo::new(move |_| held.settled_texts().iter().map(String::len).sum::<usize>());
    let error = Signal::derive(move || too_long(bytes.get()).or_else(|| wrong.get()));
    let kind = held.kind;
    view! {
        <div class="editing">
            <div class="edmain" id="prompt">
                <input
                    type="hidden"
                    name="form[kind]"
                    value=kind.get_untracked().as_str()
                    prop:value=move || kind.get().as_str()
                />
                {move || match kind.get() {
                    ContentKind::Text => view! { <TextEditor held=held on_typed=on_typed /> }.into_any(),
                    ContentKind::Chat => view! { <ChatEditor held=held on_typed=on_typed /> }.into_any(),
                }}
                <Note id=CONTENT_NOTE error=error />
            </div>
            <div class="edside">
                <Variables held=held />
                <Unseen held=held />
                {children.map(|children| children())}
                <JsonField
                    field=Field::Settings
                    title="Model settings"
                    hint="JSON, for example {\"model\": \"gpt-5\", \"temperature\": 0.2}. Empty when the program decides."
                    held=held.settings.get_value()
                    base=settings_base
                    on_typed=on_typed
                />
                <JsonField
                    field=Field::Metadata
                    title="Metadata"
                    hint="JSON that goes with this version, for example {\"ticket\": \"CARE-214\"}."
                    held=held.metadata.get_value()
                    base=metadata_base
                    on_typed=on_typed
                />
            </div>
        </div>
    }
}

#[component]
fn TextEditor(held: Held, on_typed: Callback<()>) -> impl IntoView {
    let text = held.text.get_value();
    let settled = text.settled.clone();
    let size = Memo::new(move |_| settled.with(|text| size_says(text)));
    view! {
        <div class="ed">
            <div class="ed__bar">
                <label for="text">"Prompt"</label>
                <span>{size}</span>
                <span class="push faint">"Plain text"</span>
            </div>
            <TextPane id="text" name="form[text]" label="Prompt" held=text base=held.base_text() on_typed=on_typed />
        </div>
    }
}
