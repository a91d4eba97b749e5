//! Where each tag points.

use leptos::prelude::*;

use super::address;
use crate::{
    domain::{
        prompts::{
            page::PromptHead,
            tag::{Tag, TagMove},
        },
        timestamp::Timestamp,
    },
    ui::{
        components::{tag::TagPointer, when::Ago},
        state::addresses,
    },
};

#[component]
pub fn TagTable(
    project: String,
    head: PromptHead,
    moves: Vec<TagMove>,
    may_edit: bool,
    now: Timestamp,
) -> impl IntoView {
    if head.tags.is_empty() {
        let next = match may_edit {
            true => {
                "No tag yet. Create production below, and programs can ask for what you released instead of the latest."
            }
            false => "No tag yet: programs get the latest version, or one by its number.",
        };
        return view! { <p class="muted">{next}</p> }.into_any();
    }
    let rows = head
        .tags
        .iter()
        .map(|tag| {
            let last = moves.iter().find(|a_move| a_move.name == tag.name).cloned();
            view! { <Row project=project.clone() head=head.clone() tag=tag.clone() last may_edit now /> }
        })
        .collect::<Vec<_>>();
    view! {
        <table class="table table--rows">
            <thead>
                <tr>
                    <th scope="col">"Tag"</th>
                    <th scope="col">"Since"</th>
                    <th scope="col">"Moved by"</th>
                    {may_edit.then(|| view! { <th scope="col"><span class="vh">"Actions"</span></th> })}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

#[component]
fn Row(
    project: String,
    head: PromptHead,
    tag: Tag,
    last: Option<TagMove>,
    may_edit: bool,
    now: Timestamp,
) -> impl IntoView {
    let (name, word) = (head.name.as_str(), tag.name.to_string());
    let href = addresses::version(&project, name, tag.number);
    let since = last.as_ref().map(|last| view! { <Ago at=last.at now /> });
    let actions = may_edit.then(|| {
        view! {
            <td class="is-end"><div class="table__actions">
                <a
                    class="btn btn--s"
                    href=address(&project, name, &[("move", &word)])
                    aria-label=format!("Move {word} to another version")
                >
                    "Move…"
                </a>
                <a class="btn btn--s btn--quiet" href=address(&project, name, &[("remove", &word)]) aria-label=format!("Remove {word}")>
                    "Remove…"
                </a>
            </div></td>
        }
    });
    view! {
        <tr>
            <td data-label="Tag">
                <TagPointer tag=tag.name number=tag.number href />
            </td>
            <td data-label="Since">{since}</td>
            <td data-label="Moved by">{last.as_ref().map(by)}</td>
            {actions}
        </tr>
    }
}

/// `Ana Ruiz`, or `Ana Ruiz, with the key CI`.
pub fn by(a_move: &TagMove) -> String {
    match &a_move.key {
        Some(key) => format!("{}, with the key {key}", a_move.person),
        None => a_move.person.clone(),
    }
}
