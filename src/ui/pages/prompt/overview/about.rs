//! Who made this version and why; and what the prompt is for, which is the same for all of its versions.

use leptos::prelude::*;

use crate::{
    domain::prompts::{library::LibraryQuery, version::PromptVersion},
    ui::{
        components::{
            facts::{Facts, facts_of},
            prompt_top::Top,
            when::Ago,
        },
        state::addresses,
    },
};

#[component]
pub fn AboutVersion(top: Top, version: PromptVersion) -> impl IntoView {
    let PromptVersion { message, author, created_at, restored_from, number, .. } = version;
    let message = match message.as_str() {
        "" => view! { <p class="faint">"No note"</p> }.into_any(),
        says => view! { <p class="note" dir="auto">{says.to_string()}</p> }.into_any(),
    };
    let restored = restored_from.map(|old| {
        let href = top.version_address(old);
        view! { <p>"Brought back from "<a class="link" href=href>{format!("version {old}")}</a>"."</p> }
    });
    view! {
        <section class="hang">
            <div class="hang__label">
                <h2>{format!("Version {number}")}</h2>
                <p class="hang__hint">"What changed"</p>
            </div>
            <div class="found">
                {message}
                {restored}
                <p class="muted small">{author}", "<Ago at=created_at now=top.now />", "{created_at.exact()}</p>
            </div>
        </section>
    }
}

#[component]
pub fn AboutPrompt(top: Top) -> impl IntoView {
    let Top { project, head, may_edit, now, .. } = top;
    let description = match head.description.as_str() {
        "" => view! { <p class="faint">"No description"</p> }.into_any(),
        says => view! { <p class="note" dir="auto">{says.to_string()}</p> }.into_any(),
    };
    let topics = head
        .topics
        .iter()
        .map(|topic| {
            let query = LibraryQuery { topic: Some(topic.clone()), ..LibraryQuery::default() };
            let href = addresses::library_with(&project, &query);
            view! {
                <a class="topic" href=href>
                    {topic.clone()}
                </a>
            }
        })
        .collect::<Vec<_>>();
    let topics = (!topics.is_empty()).then(|| view! { <div class="topics">{topics}</div> });
    let metadata = head.metadata.as_ref().filter(|metadata| !metadata.map().is_empty());
    let metadata = metadata.map(|metadata| view! { <Facts facts=facts_of(metadata) /> });
    let copied = head.copied_from.as_ref().map(|original| {
        let href = addresses::prompt(&project, original.as_str());
        view! { ", as a copy of "<a class="link" href=href>{original.to_string()}</a> }
    });
    let edit = (may_edit && head.archived_at.is_none()).then(|| {
        view! {
            <p>
                <a class="link" href=addresses::details(&project, head.name.as_str())>
                    "Change description, topics and metadata"
                </a>
            </p>
        }
    });
    view! {
        <section class="hang">
            <div class="hang__label">
                <h2>"About"</h2>
                <p class="hang__hint">"The same for all versions"</p>
            </div>
            <div class="found">
                {description}
                {topics}
                {metadata}
                <p class="muted small">"Made "<Ago at=head.created_at now />{copied}"."</p>
                {edit}
            </div>
        </section>
    }
}
