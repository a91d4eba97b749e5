//! Makes a key for a program.

use leptos::prelude::*;

use crate::{
    domain::{access::Scope, people::links::NewKey},
    server_fns::UiError,
};
#[cfg(feature = "ssr")]
use crate::{
    domain::{projects::ProjectRef, refusal::Outcome},
    server_fns::{
        request::{answer, app, caller},
        screen::keep_typed,
    },
    usecases,
};

/// Answers the key, and leads to the keys page with a ticket for it (`?made=`).
#[server(prefix = "/_fn", endpoint = "create_key")]
pub async fn create_key(
    project: String,
    name: String,
    #[server(default)] scopes: Vec<Scope>,
) -> Result<NewKey, UiError> {
    let outcome = answer(create(&project, &name, &scopes).await);
    keep_typed("create_key", &outcome, &[("name", &name)]).await;
    let (key, ticket) = outcome?;
    leptos_axum::redirect(&format!("/p/{project}/settings/keys?made={ticket}"));
    Ok(key)
}

#[cfg(feature = "ssr")]
async fn create(project: &str, name: &str, scopes: &[Scope]) -> Outcome<(NewKey, String)> {
    let (caller, project) = (caller(), ProjectRef::Slug(project.to_string()));
    let key = usecases::keys::create_key(&app(), &caller, &project, name, scopes).await?;
    let ticket = usecases::show_later(&app(), &caller, &key.secret.0).await?;
    Ok((key, ticket))
}
