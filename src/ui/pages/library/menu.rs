//! What one can do with a prompt of the list.

use leptos::prelude::*;

use super::Place;
use crate::{
    domain::prompts::{library::PromptRow, tag::TagName},
    ui::{components::icon::Icon, state::addresses},
};

/// What "Compare" of this prompt means: the live version against the latest, else the last two. `None` with one version.
fn comparison(slug: &str, row: &PromptRow) -> Option<(String, &'static str)> {
    let name = row.name.as_str();
    let live = row.tags.iter().find(|tag| tag.name.is_production());
    match (live, row.latest.previous()) {
        (Some(live), _) if live.number != row.latest => {
            Some((addresses::compare(slug, name, TagName::PRODUCTION, row.latest), "Compare with production"))
        }
        (_, Some(before)) => Some((addresses::compare(slug, name, before, row.latest), "Compare versions")),
        (_, None) => None,
    }
}

#[component]
pub fn RowMenu(place: Place, row: PromptRow) -> impl IntoView {
    let (slug, name) = (place.slug.as_str(), row.name.as_str());
    let comparison = comparison(slug, &row);
    let compare = comparison.map(|(href, words)| view! { <Entry href icon="compare" words /> });
    let open = addresses::prompt(slug, name);
    let edit = place.may_edit().then(|| {
        view! {
            <li>
                <a href=addresses::edit(slug, name) aria-keyshortcuts="e" data-does="Edit the chosen prompt">
                    <Icon name="edit" />
                    "Edit latest"
                    <kbd class="needs-script" aria-hidden="true">
                        "E"
                    </kbd>
                </a>
            </li>
        }
    });
    let change = place.may_edit().then(|| {
        view! {
            <Entry href=addresses::tags(slug, name) icon="tag" words="Move a tag…" />
            <Entry href=addresses::duplicate(slug, name) icon="copy" words="Duplicate…" />
            <li class="menu__gap">
                <a class="menu__bad" href=addresses::archive(slug, name)>
                    <Icon name="archive" />
                    "Archive…"
                </a>
            </li>
        }
    });
    view! {
        <details class="pop">
            <summary class="iconbtn" aria-label=format!("More for {name}")>
                <Icon name="more" />
            </summary>
            <ul class="menu">
                <li>
                    <a href=open>
                        <Icon name="view" />
                        "Open"
                        <kbd class="needs-script" aria-hidden="true">
                            "↵"
                        </kbd>
                    </a>
                </li>
                {edit}
                {compare}
                {change}
            </ul>
        </details>
    }
}

#[component]
fn Entry(href: String, icon: &'static str, words: &'static str) -> impl IntoView {
    view! {
        <li>
            <a href=href>
                <Icon name=icon />
                {words}
            </a>
        </li>
    }
}
