//! The links of the navigation, the same in the side and behind the narrow bar's menu.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::Around;
use crate::{
    domain::prompts::library::{LibraryQuery, count_words},
    ui::{components::icon::Icon, state::addresses},
};

/// `page` on the page itself, `true` on the pages behind it.
pub fn current(address: String) -> impl Fn() -> Option<&'static str> + Clone + Send + Sync + 'static {
    let path = use_location().pathname;
    move || {
        path.with(|path| match path.strip_prefix(address.as_str()) {
            Some("") => Some("page"),
            Some(rest) if rest.starts_with('/') => Some("true"),
            _ => None,
        })
    }
}

#[component]
pub fn Links(around: Around, class: &'static str, count: &'static str) -> impl IntoView {
    let prompts = addresses::library(&around.slug);
    let settings = addresses::settings(&around.slug, "account");
    let any_settings = settings.trim_end_matches("/account").to_string();
    let total = around.facets.prompts;
    let number = (total > 0).then(|| {
        view! {
            <span class=count>
                {count_words(total)}
                <span class="vh">{if total == 1 { " prompt" } else { " prompts" }}</span>
            </span>
        }
    });
    view! {
        <li>
            <a class=class href=prompts.clone() aria-current=current(prompts)>
                <Icon name="prompts" />
                "Prompts"
                {number}
            </a>
        </li>
        <li>
            <a class=class href=settings aria-current=current(any_settings)>
                <Icon name="settings" />
                "Settings"
            </a>
        </li>
    }
}

/// Sorting words with how many prompts have them.
#[component]
pub fn Topics(around: Around) -> impl IntoView {
    let search = use_location().search;
    let topics = around.facets.topics.into_iter().map(|(topic, prompts)| {
        let query = LibraryQuery { topic: Some(topic.clone()), ..LibraryQuery::default() };
        let href = addresses::library_with(&around.slug, &query);
        let question = href.split_once('?').map(|(_, question)| question.to_string()).unwrap_or_default();
        let current = move || {
            search
                .with(|search| search.trim_start_matches('?').split('&').any(|part| part == question))
                .then_some("true")
        };
        view! {
            <li>
                <a class="nav-link nav-link--plain" href=href aria-current=current>
                    {topic}
                    <span class="nav-link__n">
                        {count_words(prompts)}
                        <span class="vh">{if prompts == 1 { " prompt" } else { " prompts" }}</span>
                    </span>
                </a>
            </li>
        }
    });
    let topics = topics.collect::<Vec<_>>();
    (!topics.is_empty()).then(|| {
        view! {
            <div>
                <h2 class="side__title">"Topics"</h2>
                <ul class="nav-list">{topics}</ul>
            </div>
        }
    })
}

/// The projects of this person, in a menu.
#[component]
pub fn Projects(around: Around) -> impl IntoView {
    let here = around.slug.clone();
    let mine = around.me.projects.into_iter().map(|project| {
        let current = (project.slug == here).then_some("true");
        view! {
            <li>
                <a href=addresses::library(&project.slug) aria-current=current>
                    {project.name}
                </a>
            </li>
        }
    });
    let make = around.me.owner.then(|| {
        view! {
            <li class="menu__gap">
                <a href=addresses::settings(&around.slug, "server")>
                    <Icon name="plus" />
                    "New project…"
                </a>
            </li>
        }
    });
    view! {
        {mine.collect::<Vec<_>>()}
        {make}
    }
}
