//! Waiting until somebody pauses, before anything costly looks at what they typed.

use std::time::Duration;

use leptos::prelude::*;

use super::HeldText;

/// Up to so many bytes every key is looked at as it comes.
const AT_ONCE: usize = 8_000;
const PAUSE: Duration = Duration::from_millis(250);

/// Lets `settled` follow `typed`: at once while the text is short, after a pause when it is long.
pub fn settle(held: &HeldText) {
    let HeldText { typed, settled, written: _ } = held.clone();
    let turn = StoredValue::new(0_usize);
    Effect::new(move |_| {
        let length = typed.with(String::len);
        turn.update_value(|turn| *turn += 1);
        if length <= AT_ONCE {
            follow(&typed, &settled);
            return;
        }
        let (typed, settled) = (typed.clone(), settled.clone());
        let mine = turn.get_value();
        let when_quiet = move || {
            if turn.try_get_value() == Some(mine) {
                follow(&typed, &settled);
            }
        };
        set_timeout(when_quiet, PAUSE);
    });
}

fn follow(typed: &ArcRwSignal<String>, settled: &ArcRwSignal<String>) {
    let same = typed.with_untracked(|typed| settled.with_untracked(|settled| typed == settled));
    if !same {
        settled.set(typed.get_untracked());
    }
}
