//! What a page shows instead of itself, and the words for what went wrong inside one.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{components::Redirect, hooks::use_location};

use super::icon::{Brand, Icon};
use crate::{
    domain::refusal::Refusal,
    server_fns::UiError,
    ui::state::{addresses, project::use_project},
};

/// An error as a whole page, with its status. Whoever is signed out goes to sign in first, and comes back here.
#[component]
pub fn Trouble(error: UiError) -> impl IntoView {
    if error.is_signed_out() {
        let here = here();
        return view! { <Redirect path=addresses::sign_in(&here) /> }.into_any();
    }
    #[cfg(feature = "ssr")]
    crate::server_fns::screen::show_status(&error);
    let up = prompt_above(&error, &here());
    let (title, words) = (title(&error), explain(&error, up.as_deref()));
    view! { <Lost title words again=is_passing(&error) up /> }.into_any()
}

/// The address of this page with its question.
pub fn here() -> String {
    let location = use_location();
    let (path, search) = (location.pathname.get_untracked(), location.search.get_untracked());
    match search.trim_start_matches('?') {
        "" => path,
        search => format!("{path}?{search}"),
    }
}

/// The prompt of the page, where only a part of it is not there.
fn prompt_above(error: &UiError, here: &str) -> Option<String> {
    let UiError::Refused(Refusal::NotFound { what }) = error else {
        return None;
    };
    let path = here.split('?').next()?;
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["", "p", project, "prompts", name, ..] if what.contains(&format!(" of {name}")) => {
            Some(addresses::prompt(project, name))
        }
        _ => None,
    }
}

/// A page that is not what was expected: the line breaks off.
#[component]
pub fn Lost(
    #[prop(into)] title: String,
    #[prop(into)] words: String,
    /// Whether it may work in a moment.
    #[prop(optional)]
    again: bool,
    /// The address of the prompt to go on from.
    #[prop(optional_no_strip)]
    up: Option<String>,
) -> impl IntoView {
    // Outside of the frame nothing else says whose page this is.
    let is_alone = use_project().get_untracked().is_empty();
    let brand = is_alone.then(|| view! { <div class="crumbs"><Brand href="/" /></div> });
    let here = here();
    let retry = again.then(|| view! { <a class="btn btn--main" href=here rel="external">"Try again"</a> });
    let class = if again || up.is_some() { "btn" } else { "btn btn--main" };
    let up = up.map(|href| view! { <a class="btn btn--main" href=href>"Go to the prompt"</a> });
    view! {
        <Title text=title.clone() />
        <main class="page" id="main" tabindex="-1">
            <div class="wrap">
                {brand}
                <div class="lost">
                    <svg class="lost__line" viewBox="0 0 480 24" width="480" height="24" aria-hidden="true">
                        <path d="M0 19.5h206M276 19.5h204M201 23.5l10-16M271 23.5l10-16"></path>
                        <path d="M20.5 11.5v8M60.5 11.5v8M100.5 11.5v8M140.5 11.5v8M180.5 11.5v8M300.5 11.5v8M340.5 11.5v8M380.5 11.5v8M420.5 11.5v8M460.5 11.5v8"></path>
                    </svg>
                    <h1>{title.clone()}</h1>
                    <p>{words}</p>
                    <p class="lost__go">{retry}{up}<a class=class href="/">"Go to all prompts"</a></p>
                </div>
            </div>
        </main>
    }
}

/// An error inside a page: words in a box, read out when it comes.
#[component]
pub fn Sorry(error: UiError) -> impl IntoView {
    view! {
        <div class="callout callout--bad" role="alert">
            <Icon name="warn" />
            <p>{error.sentence()}</p>
        </div>
    }
}

fn title(error: &UiError) -> &'static str {
    match error {
        UiError::Unreachable { .. } | UiError::Refused(Refusal::Unavailable | Refusal::TooMany { .. }) => "One moment",
        UiError::Refused(Refusal::NotFound { .. }) => "This is not here",
        UiError::Refused(Refusal::Forbidden { .. }) => "This is not for everybody",
        UiError::Refused(Refusal::Expired { .. }) => "This link no longer works",
        UiError::Refused(Refusal::Internal { .. }) => "Something went wrong",
        UiError::Refused(_) => "This did not work",
    }
}

fn explain(error: &UiError, up: Option<&str>) -> String {
    let sentence = error.sentence();
    match error {
        UiError::Refused(Refusal::NotFound { .. }) if up.is_some() => {
            format!("{sentence} Check the address, or go on from the prompt.")
        }
        UiError::Refused(Refusal::NotFound { .. }) => {
            format!("{sentence} It may be archived, or not open to you. Check the address, or go on from all prompts.")
        }
        UiError::Unreachable { .. } => String::from("The server could not be reached. Try again in a moment."),
        UiError::Refused(_) => sentence,
    }
}

/// Whether the same may work in a moment.
pub fn is_passing(error: &UiError) -> bool {
    matches!(
        error,
        UiError::Unreachable { .. }
            | UiError::Refused(Refusal::Unavailable | Refusal::TooMany { .. } | Refusal::Internal { .. })
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_in_a_prompt_leads_to_the_prompt() {
        let above = |what: &str, here: &str| prompt_above(&Refusal::not_found(what).into(), here);
        let prompt = Some(String::from("/p/acme/prompts/reply"));
        assert_eq!(
            above("version 99 of reply (it has the versions 1 to 4)", "/p/acme/prompts/reply?version=99"),
            prompt
        );
        assert_eq!(above("the tag beta of reply", "/p/acme/prompts/reply/compare/1...beta"), prompt);
        assert_eq!(above("the prompt \"reply\"", "/p/acme/prompts/reply"), None);
        assert_eq!(above("this person", "/p/acme/settings/people"), None);
    }
}
