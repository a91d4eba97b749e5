//! The list of keys, behind `?`.

use leptos::{html::Dialog, prelude::*};

use super::press;
use crate::ui::{components::icon::Icon, state::screen::screen_state};

/// The list with what it shows of the page behind it. In the context of everything inside the frame.
#[derive(Clone, Copy, Default)]
pub struct Help {
    dialog: NodeRef<Dialog>,
    here: RwSignal<Vec<(String, String)>>,
}

impl Help {
    pub fn open(self) {
        self.here.set(keys_here());
        if let Some(dialog) = self.dialog.get_untracked() {
            let _was_open = dialog.show_modal();
        }
    }

    fn close(self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
    }
}

/// The keys that every page has.
const EVERYWHERE: [(&str, &str); 7] = [
    ("Find any prompt", "Ctrl K"),
    ("Search on this page", "/"),
    ("Next", "j"),
    ("Previous", "k"),
    ("Close what is open", "Esc"),
    ("The page's main action", "Ctrl Enter"),
    ("This list", "?"),
];

/// The dialog itself, one in the frame.
#[component]
pub fn KeyHelp(help: Help) -> impl IntoView {
    let Help { dialog, here } = help;
    let screen = screen_state();
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="keys-title">
            <div class="dialog__head">
                <h2 id="keys-title">"Keys"</h2>
                <button class="iconbtn" type="button" aria-label="Close" on:click=move |_| help.close()>
                    <Icon name="x" />
                </button>
            </div>
            <dl class="keyhelp">
                {EVERYWHERE
                    .into_iter()
                    .map(|(does, keys)| view! { <Row does=does.to_string() keys=keys.to_string() /> })
                    .collect_view()}
                <For each=move || here.get() key=Clone::clone let((does, keys))>
                    <Row does keys />
                </For>
            </dl>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || screen.single_keys.get()
                    on:change=move |event| screen.switch_single_keys(event_target_checked(&event))
                />
                "Single-letter keys"
                <small>"Switch them off if you speak to your computer or touch keys by accident."</small>
            </label>
        </dialog>
    }
}

#[component]
fn Row(does: String, keys: String) -> impl IntoView {
    let keys = keys.split(' ').map(|key| view! { <kbd>{key.to_string()}</kbd> }).collect_view();
    view! {
        <div>
            <dt>{does}</dt>
            <dd>{keys}</dd>
        </div>
    }
}

/// The keys of the controls on this page, each once.
fn keys_here() -> Vec<(String, String)> {
    let mut keys: Vec<(String, String)> = Vec::new();
    for control in press::all("[aria-keyshortcuts]") {
        let key = control.get_attribute("aria-keyshortcuts").unwrap_or_default();
        if key.contains('+') || keys.iter().any(|(_, taken)| *taken == key) {
            continue;
        }
        let label = control.get_attribute("aria-label").or_else(|| control.get_attribute("data-does"));
        let does = label.or_else(|| control.text_content()).unwrap_or_default();
        keys.push((does.trim().to_string(), key));
    }
    keys
}
