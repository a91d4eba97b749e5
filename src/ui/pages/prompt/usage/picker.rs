//! Which version the snippets ask for.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::{
    domain::prompts::{number::VersionNumber, selector::Selector},
    ui::{
        components::{icon::Icon, prompt_top::Top},
        state::addresses,
    },
};

/// So many of the newest versions can be pinned here; the address takes any.
const NEWEST: i32 = 50;

#[component]
pub fn Picker(top: Top, selector: Selector) -> impl IntoView {
    let action = addresses::usage(&top.project, top.head.name.as_str());
    let chosen = selector.to_string();
    let latest = top.head.latest;
    let mut options = vec![(String::from("latest"), format!("Latest, now v{latest}"))];
    options
        .extend(top.head.tags.iter().map(|tag| (tag.name.to_string(), format!("{}, now v{}", tag.name, tag.number))));
    let mut pinned: Vec<VersionNumber> =
        ((latest.get() - NEWEST + 1).max(1)..=latest.get()).rev().filter_map(VersionNumber::new).collect();
    if let Selector::Number(number) = selector
        && !pinned.contains(&number)
    {
        pinned.push(number);
    }
    options.extend(pinned.into_iter().map(|number| (number.to_string(), format!("Always v{number}"))));
    let navigate = use_navigate();
    let page = action.clone();
    let go = move |event| {
        let at = addresses::encode(&event_target_value(&event));
        navigate(&format!("{page}?at={at}"), NavigateOptions { replace: true, scroll: false, ..Default::default() });
    };
    view! {
        <form class="row" method="get" action=action>
            <label class="pick">
                <span>"Version"</span>
                <select name="at" on:change=go>
                    {options
                        .into_iter()
                        .map(|(value, words)| {
                            let selected = value == chosen;
                            view! {
                                <option value=value selected=selected>
                                    {words}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
                <Icon name="down" />
            </label>
            <button class="btn btn--s without-script" type="submit">
                "Show"
            </button>
        </form>
    }
}
