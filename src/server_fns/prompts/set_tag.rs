//! Creates a tag, or moves it to another version. `from` is where the page saw it: 0 when it was not there.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::{
        request::{answer, app, caller},
        screen::keep_typed,
    },
    usecases::{self, prompts::TagTarget},
};

/// Creates a tag, or moves it to another version. `from` is where the page saw it: 0 when it was not there.
#[server(prefix = "/_fn", endpoint = "set_tag")]
pub async fn set_tag(
    project: String,
    name: String,
    tag: String,
    version: i32,
    from: Option<i32>,
) -> Result<(), UiError> {
    let project_ref = ProjectRef::Slug(project.clone());
    let (tag, from) = (tag.trim().to_string(), from.map(|number| number.max(0)));
    let set = TagTarget::to(&tag, version).seen_at(from);
    let outcome = answer(usecases::prompts::set_tag(&app(), &caller(), &project_ref, &name, set).await);
    keep_typed("set_tag", &outcome, &[("tag", &tag), ("version", &version.to_string())]).await;
    outcome?;
    leptos_axum::redirect(&format!("/p/{project}/prompts/{name}/tags?tagged={tag}"));
    Ok(())
}
