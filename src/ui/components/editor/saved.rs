//! `Draft saved 4 seconds ago`.

use leptos::prelude::*;

use super::keeper::{Keeper, Kept};
use crate::{domain::timestamp::Timestamp, ui::components::icon::Icon};

/// `now` is when the page was made.
#[component]
pub fn Saved(keeper: Keeper, now: Timestamp) -> impl IntoView {
    let says = move || match keeper.kept.get() {
        Kept::Nothing => String::new(),
        Kept::Failed(_) => String::from("Draft not saved"),
        Kept::At(at) => {
            let at = now.plus(at);
            format!("Draft saved {}", ago(at, now.plus(keeper.clock.get())))
        }
    };
    // The seconds go by in silence; only a failure and its end are spoken.
    let aloud = Memo::new(move |before: Option<&String>| match keeper.kept.get() {
        Kept::Failed(sentence) => format!("The draft could not be saved. {sentence}"),
        Kept::At(_) if before.is_some_and(|before| !before.is_empty()) => String::from("Draft saved."),
        Kept::Nothing | Kept::At(_) => String::new(),
    });
    view! {
        <span class="faint">{says}</span>
        <span class="vh" role="status">
            {aloud}
        </span>
    }
}

/// Why the way on did not work, beside the button that leads on. [`Saved`] says it aloud.
#[component]
pub fn NotKept(keeper: Keeper) -> impl IntoView {
    move || match keeper.kept.get() {
        Kept::Failed(sentence) => {
            Some(view! { <p class="field__error publish__why"><Icon name="warn" /><span>{sentence}</span></p> })
        }
        Kept::Nothing | Kept::At(_) => None,
    }
}

fn ago(at: Timestamp, now: Timestamp) -> String {
    let seconds = now.0.saturating_sub(at.0) / 1_000;
    match seconds {
        ..2 => String::from("just now"),
        2..60 => format!("{seconds} seconds ago"),
        60.. => at.ago(now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_minute_is_told_in_seconds() {
        let now = Timestamp(1_000_000_000);
        assert_eq!(ago(now, now), "just now");
        assert_eq!(ago(now.plus(-4_000), now), "4 seconds ago");
        assert_eq!(ago(now.plus(-180_000), now), "3 minutes ago");
    }
}
