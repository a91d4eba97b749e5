//! Copying a text. There for scripts only: without one, people select and copy as everywhere.

use std::time::Duration;

use leptos::prelude::*;

use super::{icon::Icon, live::live};

/// Long enough to see the tick.
const SHOWN: Duration = Duration::from_secs(2);

/// An icon that copies `text`; `what` says what in words: "Copy the text".
#[component]
pub fn Copy(#[prop(into)] text: Signal<String>, #[prop(into)] what: String) -> impl IntoView {
    let done = RwSignal::new(false);
    let live = live();
    let copy = move |_| {
        copy_text(text.get_untracked(), move |worked| match worked {
            true => {
                live.say("Copied.");
                done.set(true);
                set_timeout(
                    move || {
                        done.try_set(false);
                    },
                    SHOWN,
                );
            }
            false => live.say("The browser did not allow it. Select the text and copy it."),
        });
    };
    view! {
        <button class="iconbtn iconbtn--s needs-script" type="button" aria-label=what.clone() title=what on:click=copy>
            {move || match done.get() {
                true => view! { <Icon name="check" /> }.into_any(),
                false => view! { <Icon name="copy" /> }.into_any(),
            }}
        </button>
    }
}

#[cfg(feature = "hydrate")]
fn copy_text(text: String, then: impl Fn(bool) + Clone + 'static) {
    use leptos::wasm_bindgen::{JsValue, closure::Closure};

    let window = window();
    // Only pages from https or this very machine have a clipboard of the new kind.
    if !window.is_secure_context() {
        return then(copy_as_an_event(text));
    }
    let refused = then.clone();
    let worked = Closure::once(move |_: JsValue| then(true));
    let refused = Closure::once(move |_: JsValue| refused(false));
    let _settles_later = window.navigator().clipboard().write_text(&text).then2(&worked, &refused);
    // One of them is called, once, after this function has ended.
    worked.forget();
    refused.forget();
}

/// Asks the page to copy, and answers its question what to copy.
#[cfg(feature = "hydrate")]
fn copy_as_an_event(text: String) -> bool {
    use leptos::{
        wasm_bindgen::{JsCast, closure::Closure},
        web_sys,
    };

    let page = document();
    let answer = Closure::<dyn Fn(web_sys::ClipboardEvent)>::new(move |event: web_sys::ClipboardEvent| {
        if let Some(clipboard) = event.clipboard_data() {
            let _refused = clipboard.set_data("text/plain", &text);
            event.prevent_default();
        }
    });
    let listener = answer.as_ref().unchecked_ref();
    let _listening = page.add_event_listener_with_callback("copy", listener);
    let html = page.dyn_ref::<web_sys::HtmlDocument>();
    let worked = html.is_some_and(|html| html.exec_command("copy").unwrap_or(false));
    let _stopped = page.remove_event_listener_with_callback("copy", listener);
    worked
}

#[cfg(not(feature = "hydrate"))]
fn copy_text(_: String, then: impl Fn(bool) + Clone + 'static) {
    then(false);
}
