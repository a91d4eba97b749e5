//! Model settings and metadata: one JSON object by hand, judged while it is typed.

use leptos::{html::Textarea, prelude::*};

use super::{HeldText, adopt::adopt_text, settle};
use crate::{
    domain::{prompts::object::JsonObject, refusal::Field},
    ui::components::{
        field::{Note, note_of},
        text_area::TextArea,
    },
};

const MOST_ROWS: u32 = 16;

/// `base` is what the version the edit started from says; the outer `None` is for a prompt without a version.
#[component]
pub fn JsonField(
    field: Field,
    title: &'static str,
    hint: &'static str,
    held: HeldText,
    base: Option<Option<JsonObject>>,
    #[prop(into)] on_typed: Callback<()>,
) -> impl IntoView {
    settle(&held);
    let area = NodeRef::<Textarea>::new();
    adopt_text(area, &held, on_typed);
    let id = field.as_str();
    let HeldText { typed, settled, written: _ } = held;
    let first = typed.get_untracked();
    let rows = u32::try_from(first.lines().count()).unwrap_or(MOST_ROWS).clamp(3, MOST_ROWS);
    let hear = Callback::new(move |text: String| {
        typed.set(text);
        on_typed.run(());
    });
    let parsed = Memo::new(move |_| settled.with(|text| JsonObject::parse(field, text)));
    let state = move || match (&base, parsed.get()) {
        (_, Err(_)) => "not valid yet",
        (None, Ok(None)) => "none",
        (None, Ok(Some(_))) => "",
        (Some(base), Ok(now)) if *base == now => "unchanged",
        (Some(_), Ok(_)) => "changed",
    };
    let error = Signal::derive(move || parsed.get().err().map(|refusal| refusal.sentence()));
    view! {
        <section class="field">
            <h2>
                <label for=id>{title}</label>
                <span>{state}</span>
            </h2>
            <TextArea
                id=id
                name=format!("form[{id}]")
                class="input input--code"
                rows=rows
                text=first
                node=area
                described_by=note_of(id)
                on_input=hear
            />
            <Note id=note_of(id) hint=hint error=error />
        </section>
    }
}
