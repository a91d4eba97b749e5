//! Two people, one base: who published what, that nothing is lost, and the fork as a drawing.

use leptos::prelude::*;

use super::{icon::Icon, when::Ago};
use crate::domain::{
    prompts::{number::VersionNumber, version::PromptVersion},
    timestamp::Timestamp,
};

/// `children` are the ways out.
#[component]
pub fn Fork(base: VersionNumber, newer: PromptVersion, now: Timestamp, children: Children) -> impl IntoView {
    let PromptVersion { number, author, created_at, message, .. } = newer;
    let given = given_name(&author);
    let why = match message.as_str() {
        "" => String::from("."),
        why => format!(": “{why}”."),
    };
    let between = match number.get() - base.get() {
        ..2 => String::new(),
        several => format!(" {several} versions were published since you started."),
    };
    view! {
        <section class="fork" aria-labelledby="h-fork" role="alert">
            <div>
                <h2 id="h-fork">
                    <Icon name="warn" />
                    {format!("{author} published version {number} while you were editing")}
                </h2>
                <p>
                    "Nothing is lost: your text is saved as a draft upon version "{base.to_string()}". "
                    {format!("Version {number} came ")}<Ago at=created_at now=now />{why}{between}
                </p>
                <div class="fork__go">{children()}</div>
            </div>
            <ForkMap base=base newer=number by=given />
        </section>
    }
}

/// The line of versions, and the draft that leaves it at its base.
#[component]
fn ForkMap(base: VersionNumber, newer: VersionNumber, by: String) -> impl IntoView {
    let says = format!("Version {newer} by {by} and your draft both start from version {base}");
    let before = base.previous().map(|before| {
        view! {
            <path class="fork__tick" d="M24.5 26v13"></path>
            <text class="fork__no" x="14" y="17">
                {format!("v{before}")}
            </text>
        }
    });
    let adjacent = newer.get() == base.get() + 1;
    // A draughtsman's break stands for the versions between.
    let line = if adjacent { "M8 32.5h216" } else { "M8 32.5h128l4-8 6 16 4-8h74" };
    view! {
        <svg class="fork__map" viewBox="0 0 280 92" width="280" height="92" role="img" aria-label=says>
            <path class="fork__line" d=line></path>
            {before}
            <path class="fork__tick" d="M104.5 26v13M184.5 26v13"></path>
            <path class="fork__mine" d="M104.5 33c0 32 14 37.5 36 37.5h34"></path>
            <text class="fork__no" x="94" y="17">
                {format!("v{base}")}
            </text>
            <text class="fork__no" x="174" y="17">
                {format!("v{newer}")}
            </text>
            <text x="209" y="17">
                {by}
            </text>
            <path class="fork__nib" d="m174.5 70.5 8-7.5h11v15h-11z"></path>
            <text class="fork__you" x="203" y="74.5">
                "your draft"
            </text>
        </svg>
    }
}

/// The first word of a name, short enough for the drawing.
pub fn given_name(author: &str) -> String {
    let first = author.split_whitespace().next().unwrap_or("Somebody");
    match first.chars().count() {
        ..=10 => first.to_string(),
        _ => first.chars().take(9).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::given_name;

    #[test]
    fn names_fit_the_drawing() {
        assert_eq!(given_name("Ana Ruiz"), "Ana");
        assert_eq!(given_name("Wolfeschlegelsteinhausen"), "Wolfeschl…");
        assert_eq!(given_name(""), "Somebody");
    }
}
