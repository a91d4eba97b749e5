//! The Overview: read a prompt at one version.

mod about;
mod reading;
mod sections;

use leptos::prelude::*;
use leptos_meta::Title;
use uuid::Uuid;

use super::{use_number, use_prompt_name, use_word};
use crate::{
    domain::prompts::page::{PromptPage, SinceProduction},
    server_fns::prompts::{BringBackPrompt, list_versions, read_prompt},
    ui::{
        components::{
            diff,
            history::History,
            icon::Icon,
            prompt_top::{PromptTop, Shown, Tab, Top},
            trouble::{Sorry, Trouble},
        },
        state::{addresses, project::use_project, who::may_edit},
    },
};
use about::{AboutPrompt, AboutVersion};
use reading::Reading;
use sections::{Metadata, Settings, VariablesSection};

#[component]
pub fn Overview() -> impl IntoView {
    let (project, name) = (use_project(), use_prompt_name());
    let (version, older) = (use_number("version"), use_number("older"));
    let archived = use_word("archived");
    let archived = Memo::new(move |_| archived.get().and_then(|uuid| uuid.parse::<Uuid>().ok()));
    let page = Resource::new(
        move || (project.get(), name.get(), version.get(), archived.get()),
        |(project, name, version, archived)| read_prompt(project, name, version, archived),
    );
    // Another stretch of the history, for those who cannot load on.
    let stretch = Resource::new(
        move || (project.get(), name.get(), older.get()),
        |(project, name, older)| async move {
            match older {
                Some(below) => list_versions(project, name, Some(below)).await.map(Some),
                None => Ok(None),
            }
        },
    );
    let bring_back = ServerAction::<BringBackPrompt>::new();
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let page = match (page.await, stretch.await) {
                    (Ok(page), Ok(Some(stretch))) => Ok(PromptPage { history: stretch, ..page }),
                    (Ok(page), Ok(None)) => Ok(page),
                    (Err(error), _) | (_, Err(error)) => Err(error),
                };
                let project = project.get_untracked();
                let may_edit = may_edit(&project).await;
                match page {
                    Ok(page) => view! { <Page project page may_edit bring_back /> }.into_any(),
                    Err(error) => view! { <Trouble error /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Page(project: String, page: PromptPage, may_edit: bool, bring_back: ServerAction<BringBackPrompt>) -> impl IntoView {
    let PromptPage { head, shown, history, since_production, now } = page;
    let top = Top {
        project: project.clone(),
        head: head.clone(),
        shown: Some(Shown::from(&shown)),
        tab: Tab::Overview,
        may_edit,
        now,
    };
    let title = match shown.number == head.latest {
        true => head.name.to_string(),
        false => format!("{} v{}", head.name, shown.number),
    };
    let number = shown.number;
    view! {
        <Title text=title />
        <main class="page" id="main" tabindex="-1">
            <PromptTop top=top.clone() />
            <div class="with-spine">
                <div class="wrap">
                    {head.archived_at.map(|_| view! { <Archived top=top.clone() bring_back /> })}
                    {since_production.map(|since| view! { <Strip top=top.clone() since /> })}
                    <Reading top=top.clone() version=shown.clone() />
                    <VariablesSection version=shown.clone() />
                    <Settings version=shown.clone() />
                    <Metadata version=shown.clone() />
                    <AboutVersion top=top.clone() version=shown />
                    <AboutPrompt top />
                </div>
                <History project head piece=history now shown=number may_edit />
            </div>
        </main>
    }
}

/// What lies between the version that production reads and this one.
#[component]
fn Strip(top: Top, since: SinceProduction) -> impl IntoView {
    let number = top.shown.as_ref().map_or(top.head.latest, |shown| shown.number);
    let href = addresses::compare(&top.project, top.head.name.as_str(), since.number, number);
    let says = match since.summary.is_empty() {
        true => "Both texts are long; the comparison shows what changed.".into_any(),
        false => diff::sentence(&since.summary),
    };
    view! {
        <div class="strip">
            <Icon name="compare" />
            <p>
                <strong class="no strip__vs">
                    {format!("v{}", since.number)}<Icon name="arrowright" /><span class="vh">" to "</span>
                    {format!("v{number}")}
                </strong>
                {says}
            </p>
            <a class="btn btn--s" href=href>
                "Open comparison"
            </a>
        </div>
    }
}

/// What an archived prompt is, and the way back.
#[component]
fn Archived(top: Top, bring_back: ServerAction<BringBackPrompt>) -> impl IntoView {
    let error = move || bring_back.value().get().and_then(Result::err).map(|error| view! { <Sorry error /> });
    view! {
        <div class="banner banner--warn">
            <Icon name="archive" />
            <p>"This prompt is archived: no program finds it. All its versions and tags are kept."</p>
            <ActionForm action=bring_back>
                <input type="hidden" name="project" value=top.project />
                <input type="hidden" name="uuid" value=top.head.uuid.to_string() />
                <button class="btn btn--s" type="submit">
                    "Bring back"
                </button>
            </ActionForm>
        </div>
        {error}
    }
}
