//! What somebody typed before the script ran is taken over.

use leptos::{
    html::{Input, Textarea},
    prelude::*,
};

use super::HeldText;

/// The page was there before the script, so its fields may hold more than they were sent with.
fn is_taking_over() -> bool {
    Owner::current_shared_context().is_some_and(|context| context.during_hydration())
}

/// Also puts into the field what the program writes later.
pub fn adopt_text(area: NodeRef<Textarea>, held: &HeldText, on_typed: Callback<()>) {
    let HeldText { typed, settled: _, written } = held.clone();
    let takes_over = is_taking_over();
    Effect::new(move |before: Option<bool>| {
        written.track();
        let Some(area) = area.get() else { return false };
        let is_first = !before.unwrap_or(false);
        if !(is_first && takes_over) {
            area.set_value(&typed.get_untracked());
            return true;
        }
        let there = area.value();
        if typed.with_untracked(|typed| *typed != there) {
            typed.set(there);
            on_typed.run(());
        }
        true
    });
}

/// `was` is what the field was sent with.
pub fn adopt_line(input: NodeRef<Input>, was: String, hear: Callback<String>) {
    let takes_over = is_taking_over();
    Effect::new(move |_| {
        let Some(input) = input.get() else { return };
        let there = input.value();
        if takes_over && there != was {
            hear.run(there);
        }
    });
}
