//! The name of a new prompt, judged while it is typed: by the rule at once, by the server after a pause.

use std::time::Duration;

use leptos::{html::Input, prelude::*, task::spawn_local};

use crate::{
    domain::prompts::name::{PromptName, PromptNameError},
    server_fns::prompts::{NameCheck, check_name},
    ui::components::{
        editor::adopt_line,
        field::{Note, note_of},
        icon::Icon,
    },
};

const PAUSE: Duration = Duration::from_millis(400);
const ID: &str = "name";

#[derive(Clone, Debug, PartialEq)]
enum Verdict {
    /// Nothing typed, or the server has not answered yet.
    Open,
    Free,
    Wrong(String),
}

/// `wrong` is what the server said of the name when the prompt was to be made.
#[component]
pub fn NameField(
    #[prop(into)] project: String,
    name: RwSignal<String>,
    #[prop(into)] wrong: Signal<Option<String>>,
    on_typed: Callback<()>,
) -> impl IntoView {
    let verdict = RwSignal::new(Verdict::Open);
    let is_typed = RwSignal::new(false);
    Effect::new(move |_| {
        // The server's answer is newer than what was typed before it.
        if wrong.get().is_some() {
            is_typed.set(false);
        }
    });
    let turn = StoredValue::new(0_usize);
    let judge = move |typed: String| {
        turn.update_value(|turn| *turn += 1);
        match by_rule(&typed) {
            Some(verdict_now) => verdict.set(verdict_now),
            None => {
                verdict.set(Verdict::Open);
                ask_later(project.clone(), typed, verdict, turn);
            }
        }
    };
    let hear = Callback::new(move |typed: String| {
        is_typed.set(true);
        name.set(typed.clone());
        on_typed.run(());
        judge(typed);
    });
    let input = NodeRef::<Input>::new();
    adopt_line(input, name.get_untracked(), hear);
    let error = Signal::derive(move || match (verdict.get(), is_typed.get()) {
        (Verdict::Wrong(says), _) => Some(says),
        (Verdict::Open | Verdict::Free, true) => None,
        (Verdict::Open | Verdict::Free, false) => wrong.get(),
    });
    view! {
        <div class="field">
            <label class="field__label" for=ID>
                "Name "
                <span>"Programs ask for it; it never changes"</span>
            </label>
            <input
                class="input"
                id=ID
                name="form[name]"
                type="text"
                value=name.get_untracked()
                maxlength=(PromptName::MAX + 1).to_string()
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                dir="ltr"
                aria-describedby=note_of(ID)
                aria-invalid=move || error.get().is_some().then_some("true")
                node_ref=input
                on:input=move |event| hear.run(event_target_value(&event))
            />
            <Note
                id=note_of(ID)
                hint="Letters, digits, hyphens and underscores, for example support-reply."
                error=error
            />
            <p class="field__hint row" role="status">
                {move || {
                    (verdict.get() == Verdict::Free)
                        .then(|| {
                            view! {
                                <Icon name="check" />
                                <span>"This name is free."</span>
                            }
                        })
                }}
            </p>
        </div>
    }
}

/// `None` when only the server can tell.
fn by_rule(typed: &str) -> Option<Verdict> {
    match PromptName::parse(typed.trim()) {
        Err(PromptNameError::Empty) => Some(Verdict::Open),
        Err(error) => {
            let refusal =
                crate::domain::refusal::Refusal::invalid(crate::domain::refusal::Field::Name, error.to_string());
            Some(Verdict::Wrong(refusal.sentence()))
        }
        Ok(_) => None,
    }
}

fn ask_later(project: String, typed: String, verdict: RwSignal<Verdict>, turn: StoredValue<usize>) {
    let mine = turn.get_value();
    let is_mine = move || turn.try_get_value() == Some(mine);
    let ask = move || {
        if !is_mine() {
            return;
        }
        spawn_local(async move {
            let answer = check_name(project, typed).await;
            if !is_mine() {
                return;
            }
            match answer {
                Ok(NameCheck::Free) => verdict.set(Verdict::Free),
                Ok(NameCheck::Refused(says)) => verdict.set(Verdict::Wrong(says)),
                // Asked again when the prompt is made, which says what is wrong.
                Err(_) => verdict.set(Verdict::Open),
            }
        });
    };
    set_timeout(ask, PAUSE);
}
