//! The status of a page: a page that says "not here" is a 404 for whoever does not read it.

use axum::http::StatusCode;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

use crate::server_fns::{UiError, request::status};

/// Gives the page that is being made the status that fits what it shows.
pub fn show_status(error: &UiError) {
    let status = match error {
        UiError::Refused(refusal) => status(refusal),
        UiError::Unreachable { .. } => StatusCode::INTERNAL_SERVER_ERROR,
    };
    set(status);
}

pub fn show_missing() {
    set(StatusCode::NOT_FOUND);
}

fn set(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}
