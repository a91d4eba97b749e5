//! Two versions of a prompt; each side is a version number, a tag or `latest`.

use leptos::prelude::*;

use crate::domain::prompts::page::ComparePage;
use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

/// Two versions of a prompt; each side is a version number, a tag or `latest`.
#[server(prefix = "/_fn", endpoint = "compare_versions")]
pub async fn compare_versions(
    project: String,
    name: String,
    base: String,
    head: String,
) -> Result<ComparePage, UiError> {
    answer(
        usecases::prompts::compare_versions(&app(), &caller(), &ProjectRef::Slug(project), &name, &base, &head).await,
    )
}
