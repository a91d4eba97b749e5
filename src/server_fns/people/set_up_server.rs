//! Makes the first person, project and key, and signs this browser in.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::{
        people::secret::Secret,
        projects::ProjectRef,
        refusal::{Outcome, Refusal},
    },
    server_fns::{
        request::{answer, app},
        screen::keep_typed,
        session::{self, SetupCode},
    },
    usecases::{self, identify, people::FirstKey},
};

/// Leads to the page that says how a program reads prompts, with a ticket for the key (`?made=`).
#[server(prefix = "/_fn", endpoint = "set_up_server")]
pub async fn set_up_server(
    code: String,
    email: String,
    name: String,
    password: String,
    project: String,
    #[server(default)] examples: bool,
) -> Result<(), UiError> {
    let new = usecases::people::SetUpServer {
        email: email.clone(),
        password,
        name: name.clone(),
        project: project.clone(),
        project_token: None,
        key: FirstKey::New,
    };
    let outcome = answer(set_up(&code, new, examples).await);
    let ticked = if examples { "true" } else { "" };
    let fields = [("email", &*email), ("name", &*name), ("project", &*project), ("examples", ticked)];
    keep_typed("set_up_server", &outcome, &fields).await;
    let (slug, ticket) = outcome?;
    leptos_axum::redirect(&format!("/p/{slug}/welcome?made={ticket}"));
    Ok(())
}

#[cfg(feature = "ssr")]
async fn set_up(code: &str, new: usecases::people::SetUpServer, examples: bool) -> Outcome<(String, String)> {
    let app = app();
    if !use_context::<SetupCode>().unwrap_or_default().opens(code) {
        let says = "this link is not the one that the server printed when it started; open that one";
        return Err(Refusal::Expired { says: String::from(says), at: None });
    }
    let done = usecases::people::set_up_server(&app, new).await?;
    session::begin(done.signed_in.person, done.signed_in.session_epoch).await?;
    let owner = identify::person(&app, done.signed_in.person, done.signed_in.session_epoch).await?;
    if examples {
        usecases::prompts::add_examples(&app, &owner, &ProjectRef::Slug(done.slug.clone())).await?;
    }
    let key = done.key.map_or_else(String::new, |Secret(key)| key);
    let ticket = usecases::show_later(&app, &owner, &key).await?;
    Ok((done.slug, ticket))
}
