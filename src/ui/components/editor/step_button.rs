//! A button for a step of the editor: at once with a script, through the server without one.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

use super::Held;
use crate::{
    domain::prompts::{content::ContentKind, edit_step::EditStep},
    ui::components::live::live,
};

/// Where steps go: into the held text, or to the address that keeps the draft.
#[derive(Clone, Copy)]
pub struct Steps {
    pub keep_at: &'static str,
    pub take: Callback<EditStep>,
}

impl Steps {
    /// Steps that go into `held`, say what happened, and leave the focus where one goes on.
    pub fn into_held(held: Held, keep_at: &'static str) -> Self {
        let live = live();
        let take = Callback::new(move |step| {
            live.say(held.step(step));
            let is_chat = held.kind.get_untracked() == ContentKind::Chat;
            let count = held.messages.with_untracked(Vec::len);
            request_animation_frame(move || focus(&focus_after(step, is_chat, count)));
        });
        Self { keep_at, take }
    }
}

fn id_of(step: EditStep) -> String {
    format!("step-{}", step.word().replace(':', "-"))
}

/// The control to go on with; `count` messages are there after the step.
fn focus_after(step: EditStep, is_chat: bool, count: usize) -> String {
    match step {
        EditStep::AddMessage => format!("message-{count}"),
        EditStep::RemoveMessage(at) => format!("message-{}", (at + 1).min(count)),
        EditStep::MoveUp(at) => id_of(EditStep::MoveUp(at.saturating_sub(1))),
        EditStep::MoveDown(at) => id_of(EditStep::MoveDown(at + 1)),
        EditStep::Repair { message, .. } if is_chat => format!("message-{}", message + 1),
        EditStep::Repair { .. } => String::from("text"),
        EditStep::Become(_) => id_of(step),
    }
}

pub fn focus(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _cannot_take_it = element.focus();
    }
}

/// Scrolls until the end of it is in sight.
pub fn show(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view_with_bool(false);
    }
}

#[component]
pub fn StepButton(
    step: EditStep,
    #[prop(into)] class: String,
    /// Where the words inside do not say enough.
    #[prop(optional, into)]
    label: Option<String>,
    #[prop(optional)] off: bool,
    children: Children,
) -> impl IntoView {
    let steps = expect_context::<Steps>();
    let take = move |click: leptos::ev::MouseEvent| {
        click.prevent_default();
        if !off {
            steps.take.run(step);
        }
    };
    view! {
        <button
            type="submit"
            class=class
            id=id_of(step)
            name="op"
            value=step.word()
            formaction=steps.keep_at
            formnovalidate
            title=label.clone()
            aria-label=label
            aria-disabled=off.then_some("true")
            on:click=take
        >
            {children()}
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_focus_follows_the_message() {
        assert_eq!(focus_after(EditStep::MoveUp(2), true, 4), "step-up-1");
        assert_eq!(focus_after(EditStep::RemoveMessage(3), true, 3), "message-3");
        assert_eq!(focus_after(EditStep::AddMessage, true, 5), "message-5");
    }
}
