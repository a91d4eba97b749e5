//! One version on the spine.

use leptos::prelude::*;

use super::{About, months::span, version_address};
use crate::{
    domain::prompts::{number::VersionNumber, version::VersionSummary},
    ui::{
        components::{html::Html, tag::Flag, when::Day},
        state::addresses,
    },
};

#[component]
pub fn Line(about: About, version: VersionSummary) -> impl IntoView {
    let VersionSummary { number, message, author, created_at, restored_from, tags, .. } = version;
    let is_here = number == about.shown;
    let is_compared = about.comparing == Some(number) && !is_here;
    let class = classes(&about, number, !tags.is_empty());
    let (href, tools) = (version_address(&about, number), tools(&about, number));
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
            <span class="ver__tools" inner_html=tools></span>
            {note}
            <p class="ver__meta">{author}" · "<Day at=created_at now=about.now /></p>
        </li>
    }
}

/// Always visible, and reached by keyboard: compare with this version, point a tag at it. As HTML, because a history has
/// fifty lines at a time.
fn tools(about: &About, number: VersionNumber) -> String {
    let About { project, head, shown, comparing, may_edit, .. } = about;
    let name = head.name.as_str();
    let mut html = Html::default();
    if head.archived_at.is_some() {
        return html.into_string();
    }
    if *may_edit {
        let href = format!("{}?to={number}", addresses::tags(project, name));
        let label = format!("Move a tag to v{number}");
        tool(&mut html, "iconbtn iconbtn--s", &href, &label, "Move a tag", "tag");
    }
    let class = "iconbtn iconbtn--s ver__cmp";
    if *comparing == Some(number) && number != *shown {
        let label = format!("Stop comparing with v{number}");
        tool(&mut html, class, &version_address(about, *shown), &label, "Stop comparing", "x");
    } else if number != *shown {
        let label = format!("Compare v{shown} with v{number}");
        tool(&mut html, class, &addresses::compare(project, name, number, shown), &label, "Compare", "compare");
    }
    html.into_string()
}

fn tool(html: &mut Html, class: &'static str, href: &str, label: &str, title: &'static str, icon: &'static str) {
    html.raw("<a class=\"").raw(class).raw("\" href=\"").text(href).raw("\" aria-label=\"").text(label);
    html.raw("\" title=\"").raw(title).raw("\"><svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-").raw(icon);
    html.raw("\"></use></svg></a>");
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
