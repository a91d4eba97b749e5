//! What is shown once: a key, a link that lets somebody in.

use leptos::prelude::*;

use serde::{Deserialize, Serialize};

use crate::{
    server_fns::{UiError, people::LinkToShow},
    ui::components::copy::Copy,
};

/// What a ticket in the address led to. Not two options in one: as data they could not be told apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Once<T> {
    NoTicket,
    Gone,
    Here(T),
}

impl<T> Once<T> {
    /// A ticket that cannot be read now is as good as gone.
    pub fn of(found: Result<Option<T>, UiError>) -> Self {
        match found {
            Ok(Some(found)) => Self::Here(found),
            Ok(None) | Err(_) => Self::Gone,
        }
    }

    /// `None` where nothing is to be shown, `Some(None)` where it was shown before.
    pub fn shown(self) -> Option<Option<T>> {
        match self {
            Self::NoTicket => None,
            Self::Gone => Some(None),
            Self::Here(found) => Some(Some(found)),
        }
    }
}

/// `None` where it was shown before: the address of this page stays in the history, what it showed does not.
#[component]
pub fn ShownOnce(
    #[prop(into)] title: String,
    #[prop(into)] says: String,
    #[prop(into)] copy: String,
    secret: Option<String>,
) -> impl IntoView {
    match secret {
        Some(secret) => view! {
            <section class="secret" aria-labelledby="secret-title" role="status">
                <h2 id="secret-title">{title}</h2>
                <p>{says}</p>
                <div class="copyable">
                    <code>{secret.clone()}</code>
                    <Copy text=Signal::stored(secret) what=copy />
                </div>
            </section>
        }
        .into_any(),
        None => view! {
            <p class="callout">
                <crate::ui::components::icon::Icon name="info" />
                <span>"What was made here was shown once, and cannot be shown again. If it got lost, make a new one."</span>
            </p>
        }
        .into_any(),
    }
}

/// An invitation or a link that sets a new password.
#[component]
pub fn LinkOnce(link: Option<LinkToShow>) -> impl IntoView {
    let (whom, until) = link.as_ref().map(|link| (link.whom.clone(), link.expires_at.exact())).unwrap_or_default();
    let says = format!(
        "Send it to them yourself: Cuebook sends no mail. It works once, until {until}, for whoever holds it. It is shown only now."
    );
    view! {
        <ShownOnce title=format!("The link for {whom}") says copy="Copy the link" secret=link.map(|link| link.url.0) />
    }
}
