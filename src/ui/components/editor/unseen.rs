//! What the field shows as it is, though nobody sees it: marks that turn the writing around, letters without a shape.

use leptos::prelude::*;

use super::Held;
use crate::{
    domain::count::counted,
    ui::components::unseen::{Shown, shown},
};

/// So many have a row; the rest is counted.
const SHOWN: usize = 20;

#[derive(Clone, Debug, PartialEq)]
struct Place {
    message: usize,
    line: usize,
    code: String,
    says: &'static str,
}

fn places(texts: &[String]) -> Vec<Place> {
    let mut places = Vec::new();
    for (message, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_ascii()) {
        for (line, words) in text.lines().enumerate().filter(|(_, words)| !words.is_ascii()) {
            places.extend(shown(words).into_iter().filter_map(|shown| match shown {
                Shown::Named { code, says } => Some(Place { message, line: line + 1, code, says }),
                Shown::Words(_) => None,
            }));
        }
    }
    places
}

/// Nothing where there is nothing to say.
#[component]
pub fn Unseen(held: Held) -> impl IntoView {
    let found = Memo::new(move |_| places(&held.settled_texts()));
    let is_chat = move || held.messages.with(Vec::len) > 1;
    move || {
        let found = found.get();
        let (total, is_chat) = (found.len(), is_chat());
        (total > 0).then(|| {
            let rows = found.into_iter().take(SHOWN).map(|place| row(place, is_chat)).collect_view();
            let more =
                (total > SHOWN).then(|| view! { <p class="field__hint">{format!("and {} more", total - SHOWN)}</p> });
            view! {
                <section aria-labelledby="h-hidden">
                    <h2 id="h-hidden">
                        "Hidden characters " <span>{format!("{} to look at", counted(total, "place"))}</span>
                    </h2>
                    <ul class="varlist">{rows}</ul>
                    {more}
                </section>
            }
        })
    }
}

fn row(place: Place, is_chat: bool) -> impl IntoView {
    let Place { message, line, code, says } = place;
    let place = match is_chat {
        true => format!("message {}, line {line}", message + 1),
        false => format!("line {line}"),
    };
    view! {
        <li>
            <code class="var var--bad">{code}</code>
            <span>{place}</span>
            <p>{format!("Not seen in the text: {says}. Delete it if you did not mean it.")}</p>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_is_told_with_its_line() {
        let texts = ["plain".to_string(), "é\nleft \u{202e}right\u{202c}\n\u{200f}".to_string()];
        let found: Vec<_> = places(&texts).into_iter().map(|it| (it.message, it.line, it.code)).collect();
        let expected = [(1, 2, "U+202E"), (1, 2, "U+202C"), (1, 3, "U+200F")];
        assert_eq!(found, expected.map(|(message, line, code)| (message, line, code.to_string())));
    }
}
