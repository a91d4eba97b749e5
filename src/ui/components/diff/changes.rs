//! The list of changes, for those who step through by ear or by keyboard.

use leptos::prelude::*;

use super::Compared;
use crate::ui::components::icon::Icon;

/// A longer list is no help; the numbers in the comparison go on.
const LISTED: usize = 200;

#[component]
pub fn ListOfChanges(compared: Compared) -> impl IntoView {
    let count = compared.told.len();
    let items: Vec<AnyView> = compared
        .told
        .iter()
        .take(LISTED)
        .enumerate()
        .map(|(index, words)| {
            let number = index + 1;
            view! {
                <li>
                    <a class="cue" rel="external" href=format!("#c{number}") aria-label=format!("Go to change {number}")>
                        {number}
                    </a>
                    <span dir="auto">{capital(words)}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    let more = (count > LISTED).then(|| {
        view! { <p class="faint small">{format!("And {} more, numbered in the comparison.", count - LISTED)}</p> }
    });
    (count > 0).then(|| {
        view! {
            <details class="cmp-list disclose" id="changes">
                <summary>
                    <Icon name="right" />
                    {format!("List of changes ({count})")}
                </summary>
                <ol class="changes">{items}</ol>
                {more}
            </details>
        }
    })
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
