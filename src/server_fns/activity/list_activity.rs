//! Who did what in a project, for admins.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};
use crate::{
    domain::{activity::ActivityPage, ids::ActivityId},
    server_fns::UiError,
};

/// The newest lines, or those before one of them.
#[server(prefix = "/_fn", endpoint = "list_activity")]
pub async fn list_activity(project: String, before: Option<ActivityId>) -> Result<ActivityPage, UiError> {
    answer(usecases::activity::list_activity(&app(), &caller(), &ProjectRef::Slug(project), before).await)
}
