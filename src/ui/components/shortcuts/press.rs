//! From a key to the control that has it.

use leptos::{ev::KeyboardEvent, prelude::*, wasm_bindgen::JsCast, web_sys};

pub enum Pressed {
    /// Ctrl/⌘+K.
    Find,
    /// Ctrl/⌘+Enter.
    Main,
    /// A letter or sign by itself, outside of fields and dialogs.
    Single(String),
}

pub fn read(event: &KeyboardEvent) -> Option<Pressed> {
    let key = event.key();
    let with = event.ctrl_key() || event.meta_key();
    match key.as_str() {
        _ if event.alt_key() => None,
        "k" | "K" if with && !event.shift_key() => Some(Pressed::Find),
        "Enter" if with => Some(Pressed::Main),
        _ if with || key.chars().count() != 1 || is_in_field(event) || is_dialog_open() => None,
        _ => Some(Pressed::Single(key)),
    }
}

fn is_in_field(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return false;
    };
    let fields = "input:not([type=checkbox], [type=radio], [type=submit]), textarea, select, [contenteditable]";
    matches!(target.closest(fields), Ok(Some(_)))
}

fn is_dialog_open() -> bool {
    matches!(document().query_selector("dialog[open]"), Ok(Some(_)))
}

/// Presses the control with that key: first within the step that has the focus, else anywhere in sight.
pub fn click(key: &str) -> bool {
    let selector = format!("[aria-keyshortcuts~={key:?}]");
    let scoped = document()
        .active_element()
        .and_then(|active| active.closest("[data-scope]").ok().flatten())
        .and_then(|scope| scope.query_selector(&selector).ok().flatten());
    let found = scoped.or_else(|| all(&selector).into_iter().find(is_in_sight));
    let Some(control) = found.and_then(|control| control.dyn_into::<web_sys::HtmlElement>().ok()) else {
        return false;
    };
    control.click();
    true
}

/// The field that `/` goes to, its words chosen so that typing replaces them.
pub fn to_search() -> bool {
    let Some(field) = all("[data-search]").into_iter().find(is_in_sight) else { return false };
    let Ok(field) = field.dyn_into::<web_sys::HtmlInputElement>() else { return false };
    let _cannot_take_it = field.focus();
    field.select();
    true
}

/// The next or previous step, from the one that has the focus on.
pub fn step(by: i32) -> bool {
    let steps: Vec<_> = all("[data-step]").into_iter().filter(is_in_sight).collect();
    let Some(last) = steps.len().checked_sub(1) else { return false };
    let active = document().active_element();
    let here = active.and_then(|active| steps.iter().position(|step| step == &active || step.contains(Some(&active))));
    let to = match here {
        None if by > 0 => 0,
        None => last,
        Some(here) => here.saturating_add_signed(by as isize).min(last),
    };
    if let Some(step) = steps[to].dyn_ref::<web_sys::HtmlElement>() {
        let _cannot_take_it = step.focus();
    }
    true
}

pub fn all(selector: &str) -> Vec<web_sys::Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<web_sys::Element>().ok()).collect()
}

/// Neither hidden nor in a closed menu.
pub fn is_in_sight(element: &web_sys::Element) -> bool {
    let folded = matches!(element.closest("details:not([open]) > :not(summary)"), Ok(Some(_)));
    let drawn = element.dyn_ref::<web_sys::HtmlElement>().is_some_and(|element| element.offset_width() > 0);
    drawn && !folded
}
