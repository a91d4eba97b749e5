//! The last step: why, and the button.

use leptos::{form::ActionForm, prelude::*};

use crate::{
    domain::{
        prompts::{draft::DraftText, number::VersionNumber},
        refusal::{Field, Refusal},
    },
    server_fns::{UiError, prompts::PublishVersion},
    ui::components::{
        editor::{EditTarget, HiddenDraft, MessageField, on_main_key},
        field::error_at,
        told::Told,
    },
};

/// Publishes what was reviewed. `words` stand on the button.
#[component]
pub fn PublishBar(
    target: EditTarget,
    text: DraftText,
    #[prop(into)] words: String,
    publish: ServerAction<PublishVersion>,
    told: Told,
    /// Why it cannot be published as it is.
    not_yet: Option<String>,
) -> impl IntoView {
    let message = text.message.clone();
    let form = NodeRef::<leptos::html::Form>::new();
    let can = not_yet.is_none();
    on_main_key(Callback::new(move |()| {
        if let (true, Some(form)) = (can, form.get_untracked()) {
            // Refused only where the browser sees an invalid field, and says so itself.
            let _ = form.request_submit();
        }
    }));
    let button = match not_yet {
        None => view! {
            <button class="btn btn--main btn--l" type="submit">
                {words}
            </button>
        }
        .into_any(),
        Some(why) => view! {
            <span class="publish__why" id="why-not">
                {why}
            </span>
            <button class="btn btn--main btn--l" type="button" aria-disabled="true" aria-describedby="why-not">
                {words}
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="publish">
            <ActionForm action=publish node_ref=form>
                <HiddenDraft target=target text=text />
                <div class="wrap publish__in">
                    {told.at_button()}
                    <MessageField message=message error=message_error(publish) />
                    <div class="publish__go">{button}</div>
                </div>
            </ActionForm>
        </div>
    }
}

fn message_error(publish: ServerAction<PublishVersion>) -> Signal<Option<String>> {
    Signal::derive(move || {
        let value = publish.value().get();
        error_at(value.as_ref().and_then(|value| value.as_ref().err()), Field::CommitMessage)
    })
}

/// What the server said that belongs to no field of this bar.
pub fn told_of(publish: ServerAction<PublishVersion>) -> Told {
    Told::of(publish, move || refusal_of(publish))
}

/// The same, for a page without this bar.
pub fn refusal_of(publish: ServerAction<PublishVersion>) -> Option<UiError> {
    let error = publish.value().get()?.err()?;
    match &error {
        UiError::Refused(Refusal::Conflict(_)) => None,
        _ if error.field() == Some(Field::CommitMessage) => None,
        _ => Some(error),
    }
}

/// `Publish version 14`.
pub fn publish_words(latest: VersionNumber) -> String {
    match latest.next() {
        Some(next) => format!("Publish version {next}"),
        None => String::from("Publish"),
    }
}
