//! The messages of a chat prompt: a role and a text each, added, removed and moved by buttons.

use leptos::prelude::*;

use super::{
    editor::{Held, HeldMessage, StepButton, TextPane},
    icon::Icon,
};
use crate::domain::prompts::{
    content::{ChatRole, MAX_MESSAGES},
    edit_step::EditStep,
};

#[component]
pub fn ChatEditor(held: Held, on_typed: Callback<()>) -> impl IntoView {
    let count = move || held.messages.with(Vec::len);
    let placed = move || {
        let messages = held.messages.get();
        let last = messages.len().saturating_sub(1);
        messages.into_iter().enumerate().map(move |(index, message)| (index, last, message)).collect::<Vec<_>>()
    };
    view! {
        <div class="messages" role="group" aria-label="Messages">
            // Drawn anew where its place or its buttons change: a field holds on to its words, whatever is drawn into it.
            <For
                each=placed
                key=|(index, last, message)| (message.key, *index, index == last, *last == 0)
                let((index, last, message))
            >
                <MessageEditor index=index last=last message=message on_typed=on_typed />
            </For>
            <div class="messages__add row">
                {move || match count() < MAX_MESSAGES {
                    true => {
                        view! {
                            <StepButton step=EditStep::AddMessage class="btn">
                                <Icon name="plus" />
                                "Add a message"
                            </StepButton>
                        }
                            .into_any()
                    }
                    false => view! { <span class="faint">"A chat has at most 200 messages."</span> }.into_any(),
                }}
            </div>
        </div>
    }
}

#[component]
fn MessageEditor(index: usize, last: usize, message: HeldMessage, on_typed: Callback<()>) -> impl IntoView {
    let HeldMessage { key: _, role, text, other, base } = message;
    let number = index + 1;
    let field = format!("form[messages][{index}]");
    let chosen = role.get_untracked();
    let choose = move |event| {
        if let Some(chosen) = ChatRole::parse(&event_target_value(&event)) {
            role.set(chosen);
            on_typed.run(());
        }
    };
    let offered =
        ChatRole::ALL.into_iter().filter(|role| *role != ChatRole::Developer || chosen == ChatRole::Developer);
    let options = offered
        .map(|role| {
            view! {
                <option value=role.as_str() selected=role == chosen>
                    {role.title()}
                </option>
            }
        })
        .collect_view();
    let calls = (!other.is_empty()).then(|| {
        view! { <p class="ed__note">"This message also carries tool calls or results. They are kept as they are."</p> }
    });
    view! {
        <div class="message" role="group" aria-label=format!("Message {number}")>
            <div class="message__bar">
                <span class="pick pick--s">
                    <select name=format!("{field}[role]") aria-label=format!("Role of message {number}") on:change=choose>
                        {options}
                    </select>
                    <Icon name="down" />
                </span>
                <span class="message__tools">
                    <StepButton
                        step=EditStep::MoveUp(index)
                        class="iconbtn"
                        label=format!("Move message {number} up")
                        off=index == 0
                    >
                        <Icon name="arrowup" />
                    </StepButton>
                    <StepButton
                        step=EditStep::MoveDown(index)
                        class="iconbtn"
                        label=format!("Move message {number} down")
                        off=index == last
                    >
                        <Icon name="arrowdown" />
                    </StepButton>
                    <StepButton
                        step=EditStep::RemoveMessage(index)
                        class="iconbtn"
                        label=format!("Remove message {number}")
                        off=last == 0
                    >
                        <Icon name="x" />
                    </StepButton>
                </span>
            </div>
            <TextPane
                id=format!("message-{number}")
                name=format!("{field}[text]")
                held=text
                base=base
                label=format!("Text of message {number}")
                on_typed=on_typed
            />
            <input type="hidden" name=format!("{field}[other]") value=other />
            {calls}
        </div>
    }
}
