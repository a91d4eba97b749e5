//! What stands on top of every page of a prompt: crumbs, name, version, what one can do, tabs.

mod actions;
mod version_menu;

use leptos::prelude::*;

use super::{
    icon::Icon,
    tag::{Flag, TagPointer},
    when::Ago,
};
use crate::{
    domain::{
        count::counted,
        prompts::{number::VersionNumber, page::PromptHead, version::PromptVersion},
        timestamp::Timestamp,
    },
    ui::state::addresses,
};
use actions::Actions;
pub use actions::compare_address;
use version_menu::VersionMenu;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Overview,
    Usage,
    Tags,
}

/// What the page knows beside the prompt itself.
#[derive(Clone, Debug)]
pub struct Top {
    pub project: String,
    pub head: PromptHead,
    /// The version that the page shows; `None` on pages about all of them.
    pub shown: Option<Shown>,
    pub tab: Tab,
    pub may_edit: bool,
    pub now: Timestamp,
}

#[derive(Clone, Debug)]
pub struct Shown {
    pub number: VersionNumber,
    pub author: String,
    pub created_at: Timestamp,
}

impl From<&PromptVersion> for Shown {
    fn from(version: &PromptVersion) -> Self {
        Self { number: version.number, author: version.author.clone(), created_at: version.created_at }
    }
}

impl Top {
    fn number(&self) -> VersionNumber {
        self.shown.as_ref().map_or(self.head.latest, |shown| shown.number)
    }

    /// The Overview at that version.
    pub fn version_address(&self, number: VersionNumber) -> String {
        let address = addresses::version(&self.project, self.head.name.as_str(), number);
        match self.head.archived_at {
            Some(_) => format!("{address}&archived={}", self.head.uuid),
            None => address,
        }
    }
}

#[component]
pub fn PromptTop(top: Top) -> impl IntoView {
    let is_archived = top.head.archived_at.is_some();
    let number = top.number();
    let name = top.head.name.to_string();
    let tags = top.head.tags.iter().filter(|tag| tag.number == number).map(|tag| tag.name.clone());
    let flags = tags.map(|tag| view! { <Flag tag /> }).collect::<Vec<_>>();
    let state = match number == top.head.latest {
        true => "Latest",
        false => "Historical",
    };
    let draft = top.head.draft_saved_at.filter(|_| top.may_edit && !is_archived).map(|at| {
        let href = addresses::edit(&top.project, &name);
        let title = format!("Saved {}", at.ago(top.now));
        view! { <a class="label label--draft" href=href title=title>"Your draft"</a> }
    });
    view! {
        <div class="wrap">
            <Crumbs top=top.clone() />
            <header class="head">
                <div class="head__what">
                    <div class="head__title">
                        <h1 class="title">{name}</h1>
                        <div class="row">
                            <VersionMenu top=top.clone() />
                            {flags}
                            <span class="label">{state}</span>
                            {is_archived.then(|| view! { <span class="label label--warn">"Archived"</span> })}
                            {draft}
                        </div>
                    </div>
                    <Meta top=top.clone() />
                </div>
                {(!is_archived).then(|| view! { <Actions top=top.clone() /> })}
            </header>
        </div>
        <Tabs top />
    }
}

#[component]
fn Crumbs(top: Top) -> impl IntoView {
    let is_archived = top.head.archived_at.is_some();
    let library = addresses::library(&top.project);
    let library = if is_archived { format!("{library}?archived=1") } else { library };
    let steps = top.shown.as_ref().map(|shown| {
        let older = shown.number.previous();
        let newer = shown.number.next().filter(|newer| *newer <= top.head.latest);
        let older = older.map(|number| (number, top.version_address(number)));
        let newer = newer.map(|number| (number, top.version_address(number)));
        view! {
            <span class="crumbs__end">
                <span class="faint" aria-hidden="true">"Older and newer"</span>
                <span class="keys">
                    <Step key="[" what="Older version" to=older />
                    <Step key="]" what="Newer version" to=newer />
                </span>
            </span>
        }
    });
    view! {
        <nav class="crumbs" aria-label="Breadcrumb">
            <a href=library>{if is_archived { "Archived prompts" } else { "Prompts" }}</a>
            <Icon name="right" />
            <span aria-current="page">{top.head.name.to_string()}</span>
            {steps}
        </nav>
    }
}

#[component]
fn Step(key: &'static str, what: &'static str, to: Option<(VersionNumber, String)>) -> impl IntoView {
    match to {
        Some((number, href)) => view! {
            <a class="crumbs__step" href=href aria-keyshortcuts=key aria-label=format!("{what}, v{number}")>
                <kbd>{key}</kbd>
            </a>
        }
        .into_any(),
        None => view! {
            <span class="crumbs__step" aria-hidden="true">
                <kbd>{key}</kbd>
            </span>
        }
        .into_any(),
    }
}

#[component]
fn Meta(top: Top) -> impl IntoView {
    let Top { head, shown, now, .. } = &top;
    let published = shown.clone().map(|shown| {
        view! { <span>{shown.author}" published this "<Ago at=shown.created_at now=*now /></span> }
    });
    let versions = counted(head.latest.get(), "version");
    let archived = head.archived_at.map(|at| view! { <span>"Archived "<Ago at now=*now /></span> });
    let production = head.tags.iter().find(|tag| tag.name.is_production()).cloned();
    let served = production.filter(|_| head.archived_at.is_none()).map(|tag| {
        let words = match head.latest.get() - tag.number.get() {
            0 => String::from("is the latest version"),
            behind => format!("is {} behind", counted(behind, "version")),
        };
        let href = top.version_address(tag.number);
        view! {
            <span class="served">
                <TagPointer tag=tag.name number=tag.number href />
                <span>{words}</span>
            </span>
        }
    });
    view! {
        <p class="head__meta">
            {published}
            <span>{versions}</span>
            {archived}
            {served}
        </p>
    }
}

#[component]
fn Tabs(top: Top) -> impl IntoView {
    let Top { project, head, tab, .. } = top;
    if head.archived_at.is_some() {
        return view! { <div class="tabs wrap"></div> }.into_any();
    }
    let name = head.name.as_str();
    let current = move |this: Tab| (this == tab).then_some("page");
    let tags = head.tags.len();
    view! {
        <nav class="tabs wrap" aria-label="Prompt">
            <a href=addresses::prompt(&project, name) aria-current=current(Tab::Overview)>
                "Overview"
            </a>
            <a href=addresses::usage(&project, name) aria-current=current(Tab::Usage)>
                "Usage"
            </a>
            <a href=addresses::tags(&project, name) aria-current=current(Tab::Tags)>
                "Tags"
                {(tags > 0).then(|| view! { <span>{tags}</span> })}
            </a>
        </nav>
    }
    .into_any()
}
