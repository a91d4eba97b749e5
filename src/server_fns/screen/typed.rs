//! What somebody typed into a plain form that was refused: kept for the page that shows the refusal, so that nothing has
//! to be typed twice. A script keeps its form on the screen, and needs none of this.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::refusal::Refusal,
    server_fns::{request::is_script, session},
};

/// By the names of the fields.
pub type Typed = BTreeMap<String, String>;

/// Keeps the fields of the form that `door` has just refused.
#[cfg(feature = "ssr")]
pub async fn keep_typed<T>(door: &str, outcome: &Result<T, UiError>, fields: &[(&str, &str)]) {
    let Err(error) = outcome else { return };
    if is_script() || matches!(error, UiError::Refused(Refusal::SignedOut)) {
        return;
    }
    let typed: Typed = fields.iter().map(|(field, value)| (field.to_string(), value.to_string())).collect();
    if session::keep_typed(door, typed).await.is_err() {
        tracing::warn!(door, "what was typed into a refused form could not be kept");
    }
}

/// What was typed, once: afterwards it is forgotten. Empty when nothing was kept for this door.
#[server(prefix = "/_fn", endpoint = "take_typed")]
pub async fn take_typed(door: String) -> Result<Typed, UiError> {
    session::take_typed(&door).await.map_err(UiError::from)
}
