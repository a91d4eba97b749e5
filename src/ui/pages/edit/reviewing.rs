//! The change before it is published.

use leptos::prelude::*;

use super::{
    faults::{Looked, look_at},
    opening::target,
    publish_bar::{PublishBar, publish_words, told_of},
};
use crate::{
    domain::{
        prompts::{draft::Draft, page::EditorPage},
        refusal::{Field, Refusal},
    },
    server_fns::prompts::PublishVersion,
    ui::{
        components::{icon::Icon, review::Changes},
        state::addresses,
    },
};

#[component]
pub fn Reviewing(
    project: String,
    page: EditorPage,
    draft: Draft,
    publish: ServerAction<PublishVersion>,
) -> impl IntoView {
    let target = target(&project, &page);
    let base = page.base.snapshot();
    let Looked { snapshot, faults } = look_at(&draft.text);
    let latest = page.head.latest;
    let unchanged = faults.is_empty() && snapshot.says_the_same_as(&base);
    let not_yet = match (faults.is_empty(), unchanged) {
        (false, _) => Some(String::from("First repair what is named above")),
        (true, true) => Some(format!("Version {latest} already says exactly this")),
        (true, false) => None,
    };
    let about = match unchanged {
        true => view! {
            <div class="callout" role="status">
                <Icon name="info" />
                <p>
                    {format!("Version {latest} already says exactly this, so there is nothing to publish. Go on editing, or leave it as it is.")}
                </p>
            </div>
        }
        .into_any(),
        false => {
            let base_title = format!("v{}", page.base.number);
            view! { <Changes base=base head=snapshot base_title=base_title head_title="Your draft" /> }.into_any()
        }
    };
    let words = publish_words(latest);
    let told = told_of(publish);
    let edit = addresses::edit(&project, &target.name);
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="wrap">
                <ReviewTop project=project page=page title="Review" />
                {told.with_page()}
                <Faults faults=faults edit=edit />
                {about}
            </div>
            <PublishBar target=target text=draft.text words=words publish=publish told=told not_yet=not_yet />
        </main>
    }
}

/// Crumbs and head of the two pages that show what changed.
#[component]
pub fn ReviewTop(project: String, page: EditorPage, title: &'static str) -> impl IntoView {
    let name = page.head.name.to_string();
    let edit = addresses::edit(&project, &name);
    let prompt = addresses::prompt(&project, &name);
    view! {
        <nav class="crumbs" aria-label="Breadcrumb">
            <a href=addresses::library(&project)>"Prompts"</a>
            <Icon name="right" />
            <a href=prompt>{name.clone()}</a>
            <Icon name="right" />
            <a href=edit.clone()>"Edit"</a>
            <Icon name="right" />
            <span aria-current="page">{title}</span>
        </nav>
        <header class="head">
            <div class="head__what">
                <div class="head__title">
                    <h1 class="title">{name}</h1>
                </div>
                <p class="head__meta">
                    <span>"From " <span class="no">{format!("v{}", page.base.number)}</span> " to your draft"</span>
                    <span>"Publishing makes a new version, the old ones stay as they are"</span>
                </p>
            </div>
            <div class="head__actions">
                <a class="btn" href=edit>
                    <Icon name="edit" />
                    "Go on editing"
                </a>
            </div>
        </header>
    }
}

/// What the rules say of the draft, each with the way to its field.
#[component]
pub fn Faults(faults: Vec<Refusal>, edit: String) -> impl IntoView {
    if faults.is_empty() {
        return ().into_any();
    }
    let rows = faults
        .into_iter()
        .map(|refusal| {
            let place = match refusal.field() {
                Some(Field::Settings) => "settings",
                Some(Field::Metadata) => "metadata",
                Some(_) | None => "prompt",
            };
            let title = match place {
                "settings" => "Model settings",
                "metadata" => "Metadata",
                _ => "Prompt",
            };
            view! {
                <li>
                    <a class="link" href=format!("{edit}#{place}")>
                        {title}
                    </a>
                    {format!(": {}", refusal.sentence())}
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="callout callout--bad" role="alert">
            <Icon name="warn" />
            <p class="callout__title">"This draft cannot be published yet"</p>
            <ul>{rows}</ul>
        </div>
    }
    .into_any()
}
