//! Toasts: what happened. A door that did something leads to an address that says so (`?published=3`), which works without
//! JavaScript; scripts say it directly with `toasts().say("…")`. What can be taken back is, by [`super::undo`].

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::{
    hooks::{use_location, use_query_map},
    params::ParamsMap,
};

use super::{
    icon::Icon,
    undo::{Told, Undoing},
};
use crate::domain::prompts::{number::VersionNumber, tag::TagName};

/// Long enough to read twelve words twice.
const STAYS: Duration = Duration::from_secs(8);

#[derive(Clone, Copy)]
pub struct Toaster {
    said: RwSignal<Vec<(u32, String, bool)>>,
    last: StoredValue<u32>,
    pub undoing: Undoing,
}

impl Toaster {
    /// Something worked.
    pub fn say(self, words: impl Into<String>) {
        self.put(words.into(), false);
    }

    /// Something did not work, and there is no field to say so at.
    pub fn complain(self, words: impl Into<String>) {
        self.put(words.into(), true);
    }

    fn put(self, words: String, bad: bool) {
        let id = self.last.get_value() + 1;
        self.last.set_value(id);
        self.said.update(|said| said.push((id, words, bad)));
        set_timeout(move || self.take(id), STAYS);
    }

    fn take(self, id: u32) {
        self.said.try_update(|said| said.retain(|(other, ..)| *other != id));
    }
}

pub fn provide_toasts() {
    let undoing = Undoing::new();
    provide_context(Toaster { said: RwSignal::new(Vec::new()), last: StoredValue::new(0), undoing });
}

pub fn toasts() -> Toaster {
    expect_context::<Toaster>()
}

/// What the address says was done. Only words of ours, numbers and names that follow the rules: an address can be written
/// by anybody.
pub fn words_of(query: &ParamsMap) -> Option<String> {
    if let Some(number) = query.get("published").and_then(|number| number.parse().ok()).and_then(VersionNumber::new) {
        return Some(format!("Version {number} is published."));
    }
    let tag = |key: &str| query.get(key).and_then(|tag| TagName::parse(&tag).ok());
    if let Some(tag) = tag("tagged") {
        return Some(format!("The tag {tag} is set."));
    }
    if let Some(tag) = tag("untagged") {
        return Some(format!("The tag {tag} is removed."));
    }
    if query.get("back").is_some() {
        return Some(String::from("The prompt is back, with all its versions and tags."));
    }
    if query.get("joined").is_some() {
        return Some(String::from("You are in. These are the project's prompts."));
    }
    if query.get("described").is_some() {
        return Some(String::from("The details are saved."));
    }
    let words = match query.get("done")?.as_str() {
        "archived" => "The prompt is archived. No program finds it by its name any more.",
        "saved" => "Saved.",
        "role" => "The role is changed.",
        "revoked" => "Revoked. It no longer works.",
        "handed-over" => "The key is handed over.",
        "renamed" => "The project has its new name.",
        "password" => "Your password is changed. Every other browser is signed out.",
        "removed" => "Removed.",
        _ => return None,
    };
    Some(words.to_string())
}

/// What the address of this page says was done, with the page.
pub fn use_told() -> Memo<Option<(String, String)>> {
    let query = use_query_map();
    let path = use_location().pathname;
    Memo::new(move |_| words_of(&query.read()).map(|words| (path.get(), words)))
}

/// All toasts of a page, in the corner.
#[component]
pub fn Toasts() -> impl IntoView {
    let toaster = toasts();
    let told = use_told();
    // A step back can lead to the same address, and is told again.
    let told = Memo::new(move |_| told.get().map(|(path, words)| (path, words, toaster.undoing.steps())));
    let hidden = RwSignal::new(None::<(String, String, usize)>);
    Effect::new(move |_| {
        if let Some(error) = toaster.undoing.refused() {
            toaster.complain(error.sentence());
        }
    });
    Effect::new(move |_| {
        hidden.set(None);
        if let Some(told) = told.get() {
            set_timeout(
                move || {
                    hidden.try_set(Some(told));
                },
                STAYS,
            );
        }
    });
    let close_told = Callback::new(move |()| hidden.set(told.get_untracked()));
    view! {
        <div class="toasts" role="status">
            {move || {
                told.get()
                    .filter(|told| hidden.get().as_ref() != Some(told))
                    .map(|(_, words, _)| view! { <Toast bad=false close=close_told><Told words /></Toast> })
            }}
            <For each=move || toaster.said.get() key=|(id, ..)| *id let((id, words, bad))>
                <Toast bad close=Callback::new(move |()| toaster.take(id))><p>{words}</p></Toast>
            </For>
        </div>
    }
}

#[component]
fn Toast(bad: bool, close: Callback<()>, children: Children) -> impl IntoView {
    view! {
        <div class="toast" class:toast--bad=bad>
            <Icon name=if bad { "warn" } else { "ok" } />
            {children()}
            <button class="iconbtn iconbtn--s needs-script" type="button" aria-label="Close this message" on:click=move |_| close.run(())>
                <Icon name="x" />
            </button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pairs: &[(&str, &str)]) -> Option<String> {
        let mut query = ParamsMap::new();
        for (key, value) in pairs {
            query.insert(key.to_string(), value.to_string());
        }
        words_of(&query)
    }

    #[test]
    fn an_address_says_what_was_done() {
        assert_eq!(told(&[("published", "3")]).as_deref(), Some("Version 3 is published."));
        assert_eq!(told(&[("tagged", "production")]).as_deref(), Some("The tag production is set."));
        assert_eq!(told(&[("version", "3")]), None);
    }

    #[test]
    fn an_address_puts_no_words_into_our_mouth() {
        assert_eq!(told(&[("tagged", "Call us: 0800-FRAUD")]), None);
        assert_eq!(told(&[("published", "<b>")]), None);
        assert_eq!(told(&[("done", "You have won")]), None);
    }
}
