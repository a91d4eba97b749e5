//! The history of all moves, newest first.

use leptos::prelude::*;

use super::table::by;
use crate::{
    domain::{
        prompts::{number::VersionNumber, page::PromptHead, tag::TagMove},
        timestamp::Timestamp,
    },
    ui::{
        components::{icon::Icon, when::Ago},
        state::addresses,
    },
};

/// The store answers with at most so many.
const LISTED: usize = 200;

#[component]
pub fn Moves(project: String, head: PromptHead, moves: Vec<TagMove>, now: Timestamp) -> impl IntoView {
    if moves.is_empty() {
        return ().into_any();
    }
    let is_cut = moves.len() >= LISTED;
    let items = moves
        .into_iter()
        .map(|a_move| view! { <Item project=project.clone() head=head.clone() a_move now /> })
        .collect::<Vec<_>>();
    view! {
        <section class="part">
            <div class="part__head">
                <h2>"History"</h2>
                {is_cut.then(|| view! { <p>{format!("The newest {LISTED} moves.")}</p> })}
            </div>
            <ol class="log">{items}</ol>
        </section>
    }
    .into_any()
}

#[component]
fn Item(project: String, head: PromptHead, a_move: TagMove, now: Timestamp) -> impl IntoView {
    let holds = head.tags.iter().any(|tag| tag.name == a_move.name && Some(tag.number) == a_move.to);
    let class = if holds { "log__item log__item--now" } else { "log__item" };
    let person = by(&a_move);
    let name = head.name.to_string();
    let version = move |number: VersionNumber| {
        let href = addresses::version(&project, &name, number);
        view! { <a class="no" href=href>{format!("v{number}")}</a> }
    };
    let what = match (a_move.from, a_move.to) {
        (Some(from), Some(to)) => view! { {version(from)}<Arrow />{version(to)} }.into_any(),
        (None, Some(to)) => view! { "created on "{version(to)} }.into_any(),
        (Some(from), None) => view! { "removed from "{version(from)} }.into_any(),
        (None, None) => ().into_any(),
    };
    view! {
        <li class=class>
            <div class="log__what">
                <strong>{a_move.name.to_string()}</strong>
                <span class="move">{what}</span>
            </div>
            <Ago at=a_move.at now />
            <p class="log__more">{person}</p>
        </li>
    }
}

/// An arrow for the eye, "to" for the ear.
#[component]
pub fn Arrow() -> impl IntoView {
    view! {
        <Icon name="arrowright" />
        <span class="vh">" to "</span>
    }
}
