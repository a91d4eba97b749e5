//! Makes a link for somebody who lost their password.

use leptos::prelude::*;

use super::LinkToShow;
use crate::{domain::ids::PersonId, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    domain::{projects::ProjectRef, refusal::Outcome},
    server_fns::request::{answer, app, caller},
    usecases,
};

/// Answers the link, and leads to the people page with a ticket for it (`?link=`).
#[server(prefix = "/_fn", endpoint = "make_reset_link")]
pub async fn make_reset_link(project: String, person: PersonId) -> Result<LinkToShow, UiError> {
    let (link, ticket) = answer(make(&project, person).await)?;
    leptos_axum::redirect(&format!("/p/{project}/settings/people?link={ticket}"));
    Ok(link)
}

#[cfg(feature = "ssr")]
async fn make(project: &str, person: PersonId) -> Outcome<(LinkToShow, String)> {
    let (caller, project) = (caller(), ProjectRef::Slug(project.to_string()));
    let link = usecases::people::make_reset_link(&app(), &caller, &project, person).await?;
    let link = LinkToShow::to("/reset", link);
    let ticket = link.show_later(&caller).await?;
    Ok((link, ticket))
}
