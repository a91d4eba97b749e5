//! A field of a form: label above, hint below; an error replaces the hint and names the way out.

use leptos::prelude::*;

use super::icon::Icon;
use crate::{domain::refusal::Field as RefusedField, server_fns::UiError};

/// What a refusal says about this field.
pub fn error_at(error: Option<&UiError>, field: RefusedField) -> Option<String> {
    error.filter(|error| error.field() == Some(field)).map(UiError::sentence)
}

/// The words below a field have the id `{id}-note`; give the control `aria-describedby=note_of(id)`.
pub fn note_of(id: &str) -> String {
    format!("{id}-note")
}

/// A label, the control with that `id` as children, and the words below.
#[component]
pub fn Field(
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    /// In faint letters beside the label: `optional`.
    #[prop(optional, into)]
    aside: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let note = note_of(&id);
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
                {(!aside.is_empty()).then(|| view! { <span>{aside}</span> })}
            </label>
            {children()}
            <Note id=note hint error />
        </div>
    }
}

/// The words below a field, for fields that are drawn by hand. In a live region, so that an error is read out when it comes.
#[component]
pub fn Note(
    #[prop(into)] id: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <div id=id aria-live="polite">
            {move || match error.get() {
                Some(says) => view! { <p class="field__error"><Icon name="warn" /><span>{says}</span></p> }.into_any(),
                None if hint.is_empty() => ().into_any(),
                None => view! { <p class="field__hint">{hint.clone()}</p> }.into_any(),
            }}
        </div>
    }
}

/// A form's input on one line with everything around it. For anything else use [`Field`] around the control.
#[component]
pub fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] aside: String,
    #[prop(optional, into)] hint: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] autocomplete: Option<&'static str>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let note = note_of(&id);
    let control = id.clone();
    view! {
        <Field id label aside hint error>
            <input
                class="input"
                id=control
                name=name
                type=kind
                value=value
                required=required
                autocomplete=autocomplete
                aria-describedby=note
                aria-invalid=move || error.get().is_some().then_some("true")
            />
        </Field>
    }
}
