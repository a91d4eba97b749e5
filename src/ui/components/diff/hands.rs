//! What happens in a drawn comparison, in the browser: folds that open, steps from change to change, links to lines.

use leptos::{
    ev,
    html::Div,
    prelude::*,
    wasm_bindgen::{JsCast, closure::Closure},
    web_sys::{Element, Event, HtmlElement},
};

use crate::domain::count::counted;

/// So many lines at one go.
const STEP: usize = 10;

/// `redrawn` tracks whatever replaces the rows.
pub fn attend(root: NodeRef<Div>, prefix: String, current: RwSignal<usize>, redrawn: impl Fn() + 'static) {
    Effect::new(move |seen: Option<bool>| {
        let Some(node) = root.get() else { return false };
        if !seen.unwrap_or_default() {
            listen(&node, current);
            tidy(&node);
        }
        true
    });

    let hash_prefix = prefix.clone();
    let follow = move || {
        let Some(id) = hash() else { return };
        arrive(&id);
        let number = id.strip_prefix(&format!("{hash_prefix}c")).and_then(|number| number.parse().ok());
        if let Some(number) = number {
            current.set(number);
        }
    };
    let first = follow.clone();
    Effect::new(move |_| {
        if root.get().is_some() {
            first();
        }
    });
    let handle = window_event_listener(ev::hashchange, move |_| follow());
    on_cleanup(move || handle.remove());

    Effect::new(move |_| {
        redrawn();
        let (number, Some(node)) = (current.get(), root.get()) else { return };
        mark_current(&node, &format!("{prefix}c{number}"));
    });
}

fn listen(root: &HtmlElement, current: RwSignal<usize>) {
    let clicked = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        if let Some(button) = closest(&target, "[data-show]") {
            show(&button);
        } else if let Some(number) = closest(&target, ".diff__no[id]") {
            _ = window().location().set_hash(&number.id());
        }
    });
    // The browser's own search or a link reached into a fold: the bar has nothing left to offer.
    let found = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(bar) = target.and_then(|found| bar_of(&found)) {
            hide(&bar);
        }
    });
    // However the focus came to a change, from a link, by `j` and `k` or by Tab: that is where the reader is.
    let focused = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
        let number = target.get_attribute("data-change").and_then(|number| number.parse().ok());
        if let Some(number) = number {
            _ = current.try_set(number);
        }
    });
    _ = root.add_event_listener_with_callback("focusin", focused.as_ref().unchecked_ref());
    _ = root.add_event_listener_with_callback("click", clicked.as_ref().unchecked_ref());
    _ = root.add_event_listener_with_callback("beforematch", found.as_ref().unchecked_ref());
    // The listeners live as long as the element does.
    clicked.forget();
    found.forget();
    focused.forget();
}

fn closest(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

fn hash() -> Option<String> {
    let hash = window().location().hash().ok()?;
    hash.strip_prefix('#').filter(|id| !id.is_empty()).map(str::to_owned)
}

/// Browsers that know `until-found` have opened the fold themselves; the others are helped.
fn arrive(id: &str) {
    let Some(target) = document().get_element_by_id(id) else { return };
    if let Some(fold) = closest(&target, "[hidden]") {
        open(&fold);
        target.scroll_into_view();
    }
    if let Some(list) = target.dyn_ref::<HtmlElement>().filter(|element| element.tag_name() == "DETAILS") {
        _ = list.set_attribute("open", "");
    }
}

/// A link to a line may have opened its fold before this program ran.
fn tidy(root: &HtmlElement) {
    let Ok(folds) = root.query_selector_all(".folded [id]:not([hidden]):has([data-rows])") else { return };
    for at in 0..folds.length() {
        let fold = folds.item(at).and_then(|fold| fold.dyn_into::<Element>().ok());
        if let Some(bar) = fold.and_then(|fold| bar_of(&fold)) {
            hide(&bar);
        }
    }
}

fn bar_of(fold: &Element) -> Option<Element> {
    document().query_selector(&format!("[data-fold=\"{}\"]", fold.id())).ok().flatten()
}

fn hide(bar: &Element) {
    _ = bar.set_attribute("hidden", "");
}

fn open(fold: &Element) {
    _ = fold.remove_attribute("hidden");
    if let Some(bar) = bar_of(fold) {
        hide(&bar);
    }
}

fn show(button: &Element) {
    let Some(bar) = closest(button, "[data-fold]") else { return };
    let id = bar.get_attribute("data-fold").unwrap_or_default();
    let Some(fold) = document().get_element_by_id(&id) else { return };
    let Some(rows) = fold.query_selector("[data-rows]").ok().flatten() else { return };
    let first = match button.get_attribute("data-show").as_deref() {
        Some("above") => move_rows(&bar, &rows, true),
        Some("below") => move_rows(&bar, &rows, false),
        _ => {
            let first = rows.first_element_child();
            open(&fold);
            first
        }
    };
    let left = rows.child_element_count();
    if left == 0 {
        hide(&bar);
    }
    if let Ok(Some(words)) = bar.query_selector("[data-show=\"all\"] span") {
        words.set_text_content(Some(&format!("Show {}", counted(left, "unchanged line"))));
    }
    if bar.has_attribute("hidden") {
        focus_row(first);
    }
}

/// Ten rows out of the fold, to the lines above or below it. Returns the first of them.
fn move_rows(bar: &Element, rows: &Element, above: bool) -> Option<Element> {
    let holder = bar.next_element_sibling()?;
    let parent = bar.parent_node()?;
    let mut first = None;
    let mut before = if above { Some(bar.clone()) } else { holder.next_element_sibling() };
    for _ in 0..STEP {
        let row = if above { rows.first_element_child() } else { rows.last_element_child() };
        let Some(row) = row else { break };
        _ = parent.insert_before(&row, before.as_deref());
        if !above {
            before = Some(row.clone());
        }
        if first.is_none() || !above {
            first = Some(row);
        }
    }
    first
}

/// The control that had the focus is gone: the lines it showed take it, so that the next Tab goes on from here.
fn focus_row(row: Option<Element>) {
    let Some(row) = row else { return };
    let cell = row.query_selector(".diff__t:not(.l)").ok().flatten().unwrap_or(row);
    _ = cell.set_attribute("tabindex", "-1");
    if let Ok(cell) = cell.dyn_into::<HtmlElement>() {
        _ = cell.focus();
    }
}

fn mark_current(root: &HtmlElement, id: &str) {
    if let Ok(Some(old)) = root.query_selector(".cue[aria-current]") {
        _ = old.remove_attribute("aria-current");
    }
    let found = document().get_element_by_id(id);
    if let Some(cue) = found.filter(|cue| root.contains(Some(cue))) {
        _ = cue.set_attribute("aria-current", "true");
    }
}
