//! Menus are native `<details class="pop">`, which open before any script. A script closes them where one expects it:
//! on a click elsewhere, on a choice, and on Escape, which gives the focus back.

use leptos::{ev, prelude::*, wasm_bindgen::JsCast, web_sys};

/// Call once, in the frame.
pub fn close_menus_as_expected() {
    Effect::new(move |_| {
        let click = window_event_listener(ev::click, |event| {
            let hit = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let chosen = hit.as_ref().is_some_and(|hit| matches!(hit.closest(".menu a, .menu button"), Ok(Some(_))));
            each_open(|menu| {
                let inside = hit.as_ref().is_some_and(|hit| menu.contains(Some(hit)));
                if chosen || !inside {
                    close(menu);
                }
            });
        });
        let key = window_event_listener(ev::keydown, |event| {
            if event.key() == "Escape" {
                each_open(|menu| {
                    close(menu);
                    focus_summary(menu);
                });
            }
        });
        on_cleanup(move || {
            click.remove();
            key.remove();
        });
    });
}

fn each_open(act: impl Fn(&web_sys::Element)) {
    let Ok(menus) = document().query_selector_all("details.pop[open]") else { return };
    for at in 0..menus.length() {
        if let Some(menu) = menus.item(at).and_then(|menu| menu.dyn_into::<web_sys::Element>().ok()) {
            act(&menu);
        }
    }
}

fn close(menu: &web_sys::Element) {
    let _was_closed = menu.remove_attribute("open");
}

fn focus_summary(menu: &web_sys::Element) {
    if let Ok(Some(summary)) = menu.query_selector("summary")
        && let Some(summary) = summary.dyn_ref::<web_sys::HtmlElement>()
    {
        let _cannot_take_it = summary.focus();
    }
}
