//! From page to page: the thin line while one is on its way, and the focus when it is there.

use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};
use leptos_router::hooks::use_location;

/// One, inside the router.
#[component]
pub fn Progress(is_routing: ReadSignal<bool>) -> impl IntoView {
    focus_on_arrival(is_routing);
    view! { <div class="progress" hidden=move || !is_routing.get() aria-hidden="true"></div> }
}

/// Whoever follows a link without a reload hears and reads on at the new page's beginning, as after a reload.
fn focus_on_arrival(is_routing: ReadSignal<bool>) {
    let path = use_location().pathname;
    let under_way = RwSignal::new(false);
    Effect::new(move |last: Option<String>| {
        let path = path.get();
        if last.is_some_and(|last| last != path) {
            under_way.set(true);
        }
        path
    });
    Effect::new(move |_| {
        if !under_way.get() || is_routing.get() {
            return;
        }
        request_animation_frame(move || {
            // The address may change a moment before the router sets out.
            if !is_routing.get_untracked() {
                under_way.set(false);
                focus_page();
            }
        });
    });
}

fn focus_page() {
    let main = document().get_element_by_id("main");
    if let Some(main) = main.and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _cannot_take_it = main.focus();
    }
}
