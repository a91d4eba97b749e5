//! From one version to another: the newest, the tagged, and any by its number.

use leptos::prelude::*;

use super::Top;
use crate::{
    domain::prompts::number::VersionNumber,
    ui::{
        components::{icon::Icon, tag::Flag},
        state::addresses,
    },
};

/// So many of the newest are listed; older ones when they are tagged or shown.
const NEWEST: i32 = 50;

#[component]
pub fn VersionMenu(top: Top) -> impl IntoView {
    let latest = top.head.latest;
    let here = top.number();
    let items = listed(&top)
        .into_iter()
        .map(|number| {
            let tags = top.head.tags.iter().filter(|tag| tag.number == number);
            let flags = tags.map(|tag| view! { <Flag tag=tag.name.clone() /> }).collect::<Vec<_>>();
            view! {
                <li>
                    <a href=top.version_address(number) aria-current=(number == here).then_some("true")>
                        <span class="no">{format!("v{number}")}</span>
                        {flags}
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let action = addresses::prompt(&top.project, top.head.name.as_str());
    let archived = top.head.archived_at.map(|_| {
        view! { <input type="hidden" name="archived" value=top.head.uuid.to_string() /> }
    });
    let any = (latest.get() > NEWEST).then(|| {
        view! {
            <li class="menu__gap">
                <form class="menu__form" method="get" action=action>
                    {archived}
                    <label for="any-version">"Any version"</label>
                    <input class="input" id="any-version" name="version" type="number" min="1" max=latest.to_string() required=true />
                    <button class="btn btn--s" type="submit">
                        "Show"
                    </button>
                </form>
            </li>
        }
    });
    view! {
        <details class="pop">
            <summary class="btn btn--s">
                <span class="vh">"Version "</span>
                <span class="no">{format!("v{here}")}</span>
                <Icon name="down" />
            </summary>
            <ul class="menu menu--start menu--tall">
                {items}
                {any}
            </ul>
        </details>
    }
}

/// Numbers have no gaps, so the newest need not be asked for.
fn listed(top: &Top) -> Vec<VersionNumber> {
    let latest = top.head.latest.get();
    let newest = (latest - NEWEST + 1).max(1)..=latest;
    let mut numbers: Vec<VersionNumber> = newest.filter_map(VersionNumber::new).collect();
    numbers.extend(top.head.tags.iter().map(|tag| tag.number));
    numbers.push(top.number());
    numbers.sort_unstable_by(|left, right| right.cmp(left));
    numbers.dedup();
    numbers
}
