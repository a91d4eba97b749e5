//! The record: who did what, and when. For admins.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{Section, SettingsPage, me};
use crate::{
    domain::{
        activity::{Activity, ActivityPage, Verb},
        ids::ActivityId,
        timestamp::Timestamp,
    },
    server_fns::activity::list_activity,
    ui::{
        components::{icon::Icon, trouble::Trouble, when::Ago},
        state::{addresses, project::use_project},
    },
};

#[component]
pub fn ActivityRecord() -> impl IntoView {
    let project = use_project();
    let query = use_query_map();
    let before = Memo::new(move |_| query.read().get("before").and_then(|id| id.parse().ok()).map(ActivityId));
    let page = Resource::new(move || (project.get(), before.get()), |(project, before)| list_activity(project, before));
    view! {
        <Transition>
            {move || {
                let is_first = before.get().is_none();
                Suspend::new(async move {
                    let slug = project.get_untracked();
                    match (page.await, me().await) {
                        (Ok(page), Ok(me)) => view! {
                            <SettingsPage slug=slug.clone() section=Section::Activity me>
                                <Record page slug is_first />
                            </SettingsPage>
                        }
                        .into_any(),
                        (Err(error), _) | (_, Err(error)) => view! { <Trouble error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

#[component]
fn Record(page: ActivityPage, slug: String, is_first: bool) -> impl IntoView {
    let ActivityPage { lines, older, now } = page;
    let address = addresses::settings(&slug, Section::Activity.word());
    let days: Vec<AnyView> = by_day(lines, now)
        .into_iter()
        .map(|(day, lines)| {
            let lines: Vec<AnyView> =
                lines.into_iter().map(|line| view! { <Line line slug=slug.clone() now /> }.into_any()).collect();
            view! {
                <h2 class="log__day">{day}</h2>
                <ol>{lines}</ol>
            }
            .into_any()
        })
        .collect();
    let is_empty = days.is_empty();
    let older =
        older.map(|id| view! { <a class="btn btn--s" href=format!("{address}?before={id}") rel="next">"Older"</a> });
    let newest = (!is_first).then(|| view! { <a class="btn btn--s" href=address rel="first">"Newest"</a> });
    view! {
        <div>
            <p class="faint">"Everything that was changed in this project, by whom. Never the text of a prompt."</p>
            {is_empty.then(|| view! { <p>"There is nothing before this."</p> })}
            <div class="log">{days}</div>
            <nav class="pager" aria-label="Pages">
                <span class="row">{newest} {older}</span>
            </nav>
        </div>
    }
}

fn by_day(lines: Vec<Activity>, now: Timestamp) -> Vec<(String, Vec<Activity>)> {
    let mut days: Vec<(String, Vec<Activity>)> = Vec::new();
    for line in lines {
        let day = line.at.day(now);
        match days.last_mut() {
            Some((last, lines)) if *last == day => lines.push(line),
            _ => days.push((day, vec![line])),
        }
    }
    days
}

#[component]
fn Line(line: Activity, slug: String, now: Timestamp) -> impl IntoView {
    let Activity { at, person, key, verb, subject, before, after, .. } = line;
    let key = key.map(|key| view! { <span class="faint">{format!("with the key “{key}”")}</span> });
    let subject = match is_of_a_prompt(verb) {
        true => view! { <a href=addresses::prompt(&slug, &subject)>{subject.clone()}</a> }.into_any(),
        false => view! { <strong>{subject}</strong> }.into_any(),
    };
    let change = match (before, after) {
        (None, None) => ().into_any(),
        (Some(before), Some(after)) => view! {
            <span class="move">
                {before}
                <Icon name="arrowright" />
                <span class="vh">"to"</span>
                {after}
            </span>
        }
        .into_any(),
        (Some(one), None) | (None, Some(one)) => view! { <span class="move">{one}</span> }.into_any(),
    };
    view! {
        <li class="log__item">
            <span class="log__what">
                <strong>{person}</strong>
                {key}
                <span>{verb.past()}</span>
                {subject}
                {change}
            </span>
            <Ago at now />
        </li>
    }
}

fn is_of_a_prompt(verb: Verb) -> bool {
    match verb {
        Verb::CreatePrompt
        | Verb::PublishVersion
        | Verb::DescribePrompt
        | Verb::DuplicatePrompt
        | Verb::BringBackPrompt
        | Verb::SetTag
        | Verb::RemoveTag => true,
        Verb::ArchivePrompt
        | Verb::SetUpServer
        | Verb::CreateProject
        | Verb::RenameProject
        | Verb::InvitePerson
        | Verb::RevokeInvitation
        | Verb::JoinProject
        | Verb::ChangeRole
        | Verb::RemovePerson
        | Verb::MakeResetLink
        | Verb::CreateKey
        | Verb::RevokeKey
        | Verb::HandOverKey => false,
    }
}
