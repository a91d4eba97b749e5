//! Keys. A control says its own key, `<a aria-keyshortcuts="e" …>`, and nothing else is to be done: the one listener in
//! the frame finds it, presses it, and lists it behind `?`.
//!
//! - Single letters and signs (`e`, `[`, `]`, `u`) work outside of fields, and can be switched off.
//! - `aria-keyshortcuts="Control+Enter"` marks the page's main action; Ctrl or ⌘ with Enter presses it, also from a field.
//! - `data-step` marks what `j` and `k` step through; `data-scope` around a step makes its keys those of that step
//!   (`e` on a row of the library edits that row).
//! - `data-search` marks the field that `/` goes to.

mod help;
mod press;

use leptos::{ev, prelude::*};

use crate::ui::state::screen::screen_state;

pub use help::{Help, KeyHelp};

/// Call once, in the frame. `find` opens the palette.
pub fn listen_to_keys(find: Callback<()>, help: Help) {
    let single = screen_state().single_keys;
    Effect::new(move |_| {
        let handle = window_event_listener(ev::keydown, move |event| {
            if event.default_prevented() || event.is_composing() {
                return;
            }
            let Some(pressed) = press::read(&event) else { return };
            let done = match pressed {
                press::Pressed::Find => {
                    find.run(());
                    true
                }
                press::Pressed::Main => press::click("Control+Enter"),
                press::Pressed::Single(_) if !single.get_untracked() => false,
                press::Pressed::Single(key) => match key.as_str() {
                    "?" => {
                        help.open();
                        true
                    }
                    "/" => {
                        press::to_search() || {
                            find.run(());
                            true
                        }
                    }
                    "j" => press::step(1),
                    "k" => press::step(-1),
                    key => press::click(key),
                },
            };
            if done {
                event.prevent_default();
            }
        });
        on_cleanup(move || handle.remove());
    });
}
