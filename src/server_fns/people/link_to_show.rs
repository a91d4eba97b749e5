//! A link just made, as the page shows it: once.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    domain::{access::Caller, people::links::NewLink, refusal::Outcome},
    server_fns::request::{answer, app, caller, request_info},
    usecases,
};
use crate::{
    domain::{people::secret::Secret, timestamp::Timestamp},
    server_fns::UiError,
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkToShow {
    /// The whole address, to be passed on.
    pub url: Secret,
    /// Whom it is for: an address or a name.
    pub whom: String,
    pub expires_at: Timestamp,
}

#[cfg(feature = "ssr")]
impl LinkToShow {
    /// `page` is where the link leads: `/join` or `/reset`.
    pub fn to(page: &str, link: NewLink) -> Self {
        let url = format!("{}{page}?code={}", request_info().public_origin, link.secret.0);
        Self { url: Secret(url), whom: link.whom, expires_at: link.expires_at }
    }

    /// Answers the ticket for [`read_new_link`].
    pub async fn show_later(&self, caller: &Caller) -> Outcome<String> {
        usecases::show_later(&app(), caller, &serde_json::to_string(self).unwrap_or_default()).await
    }
}

/// The link that the form before this page made (`?link=` in its address). `None`: it was shown already.
#[server(prefix = "/_fn", endpoint = "read_new_link")]
pub async fn read_new_link(ticket: String) -> Result<Option<LinkToShow>, UiError> {
    let shown = answer(usecases::show_now(&app(), &caller(), &ticket).await)?;
    Ok(shown.and_then(|shown| serde_json::from_str(&shown).ok()))
}
