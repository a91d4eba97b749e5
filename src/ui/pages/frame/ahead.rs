//! Fetches the part that a link's page is in while the pointer or the focus is on the link, so that the page opens at
//! once when it is followed.

use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};

use crate::ui::pages::lazy::Part;

/// Call once, in the frame.
pub fn load_parts_ahead() {
    Effect::new(move |_| {
        let pointed = window_event_listener(ev::pointerover, |event| load(event.target()));
        let focused = window_event_listener(ev::focusin, |event| load(event.target()));
        on_cleanup(move || {
            pointed.remove();
            focused.remove();
        });
    });
}

fn load(target: Option<web_sys::EventTarget>) {
    let at = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let link = at.and_then(|at| at.closest("a[href]").ok().flatten());
    let address = link.and_then(|link| link.get_attribute("href")).unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if let Some(part) = Part::of(path) {
        spawn_local(part.load());
    }
}
