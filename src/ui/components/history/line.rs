//! One version on the spine.

use leptos::prelude::*;

use super::{About, months::span, version_address};
use crate::{
    domain::prompts::{number::VersionNumber, version::VersionSummary},
    ui::{
        components::{icon::Icon, tag::Flag, when::Day},
        state::addresses,
    },
};

#[component]
pub fn Line(about: About, version: VersionSummary) -> impl IntoView {
    let VersionSummary { number, message, author, created_at, restored_from, tags, .. } = version;
    let is_here = number == about.shown;
    let is_compared = about.comparing == Some(number) && !is_here;
    let class = classes(&about, number, !tags.is_empty());
    let href = version_address(&about, number);
    let note = match (message.as_str(), restored_from) {
        ("", Some(old)) => view! { <p class="ver__note">{format!("Back to the text of version {old}")}</p> }.into_any(),
        ("", None) => view! { <p class="ver__note faint">"No note"</p> }.into_any(),
        (says, _) => view! { <p class="ver__note" dir="auto">{says.to_string()}</p> }.into_any(),
    };
    view! {
        <li class=class>
            {is_here.then(|| view! { <Needle /> })}
            <div class="ver__top">
                <a class="ver__link" href=href aria-current=is_here.then_some("true")>
                    <span class="vh">"Version "</span>
                    {format!("v{number}")}
                </a>
                {tags.into_iter().map(|tag| view! { <Flag tag /> }).collect_view()}
                {(number == about.head.latest).then(|| view! { <span class="label">"Latest"</span> })}
                {is_compared.then(|| view! { <span class="label label--ink">"Comparing"</span> })}
            </div>
            <span class="ver__tools">
                <Tools about=about.clone() number />
            </span>
            {note}
            <p class="ver__meta">{author}" · "<Day at=created_at now=about.now /></p>
        </li>
    }
}

/// Always visible, and reached by keyboard: compare with this version, point a tag at it.
#[component]
fn Tools(about: About, number: VersionNumber) -> impl IntoView {
    let About { project, head, shown, comparing, may_edit, .. } = &about;
    let name = head.name.as_str();
    if head.archived_at.is_some() {
        return ().into_any();
    }
    let tag = may_edit.then(|| {
        let href = format!("{}?to={number}", addresses::tags(project, name));
        view! {
            <a class="iconbtn iconbtn--s" href=href aria-label=format!("Move a tag to v{number}") title="Move a tag">
                <Icon name="tag" />
            </a>
        }
    });
    let compare = match (number == *shown, *comparing == Some(number)) {
        (true, _) => ().into_any(),
        (false, true) => view! {
            <a
                class="iconbtn iconbtn--s ver__cmp"
                href=version_address(&about, *shown)
                aria-label=format!("Stop comparing with v{number}")
                title="Stop comparing"
            >
                <Icon name="x" />
            </a>
        }
        .into_any(),
        (false, false) => view! {
            <a
                class="iconbtn iconbtn--s ver__cmp"
                href=addresses::compare(project, name, number, shown)
                aria-label=format!("Compare v{shown} with v{number}")
                title="Compare"
            >
                <Icon name="compare" />
            </a>
        }
        .into_any(),
    };
    view! {
        {tag}
        {compare}
    }
    .into_any()
}

/// Marks the version that the page shows.
#[component]
fn Needle() -> impl IntoView {
    view! {
        <svg class="needle" viewBox="0 0 24 15" aria-hidden="true">
            <path d="M.9 7.5 7 1h9.5v13H7z"></path>
        </svg>
    }
}

fn classes(about: &About, number: VersionNumber, is_tagged: bool) -> String {
    let mut classes = String::from("ver");
    let mut add = |class: &str, when: bool| {
        if when {
            classes.push(' ');
            classes.push_str(class);
        }
    };
    add("ver--tagged", is_tagged);
    add("ver--here", number == about.shown);
    if let Some((from, to)) = span(about) {
        add("ver--span", (to..=from).contains(&number));
        add("ver--from", number == from);
        add("ver--to", number == to);
    }
    classes
}
