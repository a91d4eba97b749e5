//! Why a version is made, in the words of whoever makes it.

use leptos::{html::Input, prelude::*};

use super::adopt_line;
use crate::{domain::prompts::message::CommitMessage, ui::components::field::Note};

#[component]
pub fn MessageField(
    #[prop(into)] message: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] on_typed: Option<Callback<String>>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    if let Some(on_typed) = on_typed {
        adopt_line(input, message.clone(), on_typed);
    }
    let hear = move |event| {
        if let Some(on_typed) = on_typed {
            on_typed.run(event_target_value(&event));
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for="why">
                "What changed? "
                <span>"Your colleagues read this in the history"</span>
            </label>
            <input
                type="text"
                class="input"
                id="why"
                name="form[message]"
                maxlength=CommitMessage::MAX.to_string()
                value=message
                node_ref=input
                aria-describedby="why-note"
                aria-invalid=move || error.get().is_some().then_some("true")
                on:input=hear
            />
            <Note id="why-note" error=error />
        </div>
    }
}
