//! Invites somebody into a project.

use leptos::prelude::*;

use super::LinkToShow;
use crate::{domain::access::Role, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    domain::{projects::ProjectRef, refusal::Outcome},
    server_fns::request::{answer, app, caller},
    usecases,
};

/// Answers the link, and leads to the people page with a ticket for it (`?link=`).
#[server(prefix = "/_fn", endpoint = "invite_person")]
pub async fn invite_person(project: String, email: String, role: Role) -> Result<LinkToShow, UiError> {
    let (link, ticket) = answer(invite(&project, &email, role).await)?;
    leptos_axum::redirect(&format!("/p/{project}/settings/people?link={ticket}"));
    Ok(link)
}

#[cfg(feature = "ssr")]
async fn invite(project: &str, email: &str, role: Role) -> Outcome<(LinkToShow, String)> {
    let (caller, project) = (caller(), ProjectRef::Slug(project.to_string()));
    let link = usecases::people::invite_person(&app(), &caller, &project, email, role).await?;
    let link = LinkToShow::to("/join", link);
    let ticket = link.show_later(&caller).await?;
    Ok((link, ticket))
}
