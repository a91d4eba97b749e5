//! A new tag.

use leptos::prelude::*;

use super::choose::{TagField, VersionField};
use crate::{
    domain::{
        prompts::{number::VersionNumber, page::PromptHead},
        refusal::Field as RefusedField,
    },
    server_fns::{prompts::SetTag, screen::Typed},
    ui::components::{field::error_at, trouble::Sorry},
};

#[component]
pub fn CreateTag(project: String, head: PromptHead, typed: Typed, create: ServerAction<SetTag>) -> impl IntoView {
    let refused = move || create.value().get().and_then(Result::err);
    let at = move |field: RefusedField| Signal::derive(move || error_at(refused().as_ref(), field));
    let elsewhere = move || {
        refused()
            .filter(|error| !matches!(error.field(), Some(RefusedField::Tag | RefusedField::Version)))
            .map(|error| view! { <Sorry error /> })
    };
    let word = |field: &str| typed.get(field).cloned().unwrap_or_default();
    let tag = word("tag");
    let chosen = word("version").parse().ok().and_then(VersionNumber::new);
    view! {
        <section class="part">
            <div class="part__head">
                <h2>"Create a tag"</h2>
            </div>
            <ActionForm action=create attr:class="form">
                <input type="hidden" name="project" value=project />
                <input type="hidden" name="name" value=head.name.to_string() />
                <input type="hidden" name="from" value="0" />
                {elsewhere}
                <div class="form__row">
                    <TagField id="tag" head=head.clone() name="tag" value=tag error=at(RefusedField::Tag) />
                    <VersionField id="version" name="version" latest=head.latest chosen error=at(RefusedField::Version) />
                </div>
                <div class="form__foot">
                    <button class="btn" type="submit">
                        "Create the tag"
                    </button>
                </div>
            </ActionForm>
        </section>
    }
}
