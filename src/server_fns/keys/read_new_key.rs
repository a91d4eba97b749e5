//! The key just made, for the one page that shows it.

use leptos::prelude::*;

use crate::{domain::people::secret::Secret, server_fns::UiError};
#[cfg(feature = "ssr")]
use crate::{
    server_fns::request::{answer, app, caller},
    usecases,
};

/// `ticket` stands in the page's address (`?made=`). `None`: it was shown already.
#[server(prefix = "/_fn", endpoint = "read_new_key")]
pub async fn read_new_key(ticket: String) -> Result<Option<Secret>, UiError> {
    answer(usecases::show_now(&app(), &caller(), &ticket).await).map(|key| key.map(Secret))
}
