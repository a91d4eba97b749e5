//! What one can do with a prompt, for those who may.

use leptos::prelude::*;

use super::Top;
use crate::{
    domain::prompts::number::VersionNumber,
    ui::{components::icon::Icon, state::addresses},
};

#[component]
pub fn Actions(top: Top) -> impl IntoView {
    let Top { project, head, may_edit, .. } = &top;
    let name = head.name.as_str();
    let number = top.number();
    let is_latest = number == head.latest;
    let compare = (head.latest > VersionNumber::FIRST).then(|| {
        view! {
            <a class="btn" href=compare_address(&top)>
                <Icon name="compare" />
                "Compare versions"
            </a>
        }
    });
    let archive = (*may_edit && is_latest).then(|| {
        view! {
            <a class="btn btn--quiet" href=addresses::archive(project, name)>
                <Icon name="archive" />
                "Archive"
            </a>
        }
    });
    let edit = may_edit.then(|| {
        let class = if is_latest { "btn btn--main" } else { "btn" };
        view! {
            <a class=class href=addresses::edit(project, name) aria-keyshortcuts="e">
                <Icon name="edit" />
                "Edit latest"
            </a>
        }
    });
    let restore = (*may_edit && !is_latest).then(|| {
        view! {
            <a class="btn btn--main" href=addresses::use_as_latest(project, name, number)>
                <Icon name="restart" />
                "Use as latest"
            </a>
        }
    });
    view! {
        <div class="head__actions">
            {may_edit.then(|| view! { <More top=top.clone() /> })}
            {archive}
            {compare}
            {edit}
            {restore}
        </div>
    }
}

#[component]
fn More(top: Top) -> impl IntoView {
    let Top { project, head, .. } = &top;
    let name = head.name.as_str();
    let tags = format!("{}?to={}", addresses::tags(project, name), top.number());
    view! {
        <details class="pop head__more">
            <summary class="iconbtn iconbtn--line" aria-label="More about this prompt">
                <Icon name="more" />
            </summary>
            <ul class="menu">
                <li>
                    <a href=tags>
                        <Icon name="tag" />
                        {format!("Move a tag to v{}…", top.number())}
                    </a>
                </li>
                <li>
                    <a href=addresses::details(project, name)>
                        <Icon name="edit" />
                        "Description, topics, metadata…"
                    </a>
                </li>
                <li>
                    <a href=addresses::duplicate(project, name)>
                        <Icon name="copy" />
                        "Duplicate…"
                    </a>
                </li>
            </ul>
        </details>
    }
}

/// With the version before the one shown; the first is compared with the second.
pub fn compare_address(top: &Top) -> String {
    let head = top.number();
    let (project, name) = (&top.project, top.head.name.as_str());
    match (head.previous(), head.next()) {
        (Some(base), _) => addresses::compare(project, name, base, head),
        (None, Some(next)) => addresses::compare(project, name, head, next),
        (None, None) => addresses::prompt(project, name),
    }
}
