//! The people of a project; addresses, keys and invitations for admins only.

use leptos::prelude::*;

use crate::{domain::people::account::PeoplePage, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::request::{answer, app, caller},
    usecases,
};

#[server(prefix = "/_fn", endpoint = "list_people")]
pub async fn list_people(project: String) -> Result<PeoplePage, UiError> {
    answer(usecases::people::list_people(&app(), &caller(), &ProjectRef::Slug(project)).await)
}
