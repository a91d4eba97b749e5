//! Leaving with unsaved words asks first, whichever way somebody leaves.

use leptos::{
    ev::{BeforeUnloadEvent, KeyboardEvent, beforeunload, keydown},
    prelude::*,
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys::{AddEventListenerOptions, Element, MouseEvent},
};

use super::Keeper;

const ASKS: &str = "Your last words are not saved yet. Leave this page all the same?";

/// Asks before the browser closes the page and before a link leads away from it.
pub fn guard_leaving(keeper: Keeper) {
    Effect::new(move |_| {
        let ask = move |event: BeforeUnloadEvent| {
            if keeper.is_at_risk() {
                event.prevent_default();
                event.set_return_value(ASKS);
            }
        };
        let listening = window_event_listener(beforeunload, ask);
        on_cleanup(move || listening.remove());
        guard_links(keeper);
    });
    on_cleanup(move || keeper.flush());
}

/// Hears clicks before the router does, which would already have gone on.
fn guard_links(keeper: Keeper) {
    let hear = Closure::<dyn Fn(MouseEvent)>::new(move |click: MouseEvent| {
        let leads_away = leads_away(&click);
        if !leads_away || !keeper.is_at_risk() {
            return;
        }
        match window().confirm_with_message(ASKS) {
            Ok(true) => {}
            Ok(false) | Err(_) => {
                click.prevent_default();
                click.stop_propagation();
            }
        }
    });
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    let function = hear.as_ref().unchecked_ref();
    let heard = document().add_event_listener_with_callback_and_add_event_listener_options("click", function, &options);
    if heard.is_err() {
        return;
    }
    let hear = StoredValue::new_local(hear);
    on_cleanup(move || {
        hear.try_with_value(|hear| {
            let function = hear.as_ref().unchecked_ref();
            // A listener that is gone already needs no removing.
            let _ = document().remove_event_listener_with_callback_and_bool("click", function, true);
        });
    });
}

fn leads_away(click: &MouseEvent) -> bool {
    let plain = click.button() == 0 && !(click.ctrl_key() || click.meta_key() || click.shift_key());
    let target = click.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    let address = link.and_then(|link| link.get_attribute("href"));
    plain && address.is_some_and(|address| !address.starts_with('#'))
}

/// Ctrl or ⌘ with Enter is the page's main action, wherever the caret is.
pub fn on_main_key(act: Callback<()>) {
    Effect::new(move |_| {
        let hear = move |key: KeyboardEvent| {
            if key.key() == "Enter" && (key.ctrl_key() || key.meta_key()) && !key.repeat() {
                key.prevent_default();
                act.run(());
            }
        };
        let listening = window_event_listener(keydown, hear);
        on_cleanup(move || listening.remove());
    });
}
