//! The address of a refused sign-in, for the form that is shown again. It waits in the browser itself: guessing makes no
//! row in our database.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::server_fns::{request::is_script, screen::read_cookie};

#[cfg(feature = "ssr")]
const COOKIE: &str = "cuebook_email";

/// Has the page of this form know the address again. A script keeps its form on the screen, and needs none of this.
#[cfg(feature = "ssr")]
pub fn keep_typed_email(email: &str) {
    use axum::http::{HeaderValue, header::SET_COOKIE};

    if is_script() {
        return;
    }
    let value: String = form_urlencoded::byte_serialize(email.as_bytes()).collect();
    let cookie = HeaderValue::from_str(&format!("{COOKIE}={value}; Path=/signin; Max-Age=300; HttpOnly; SameSite=Lax"));
    if let (Some(response), Ok(cookie)) = (use_context::<leptos_axum::ResponseOptions>(), cookie) {
        response.append_header(SET_COOKIE, cookie);
    }
}

/// The address that was typed into the form that was just refused. Empty when there was none.
#[server(prefix = "/_fn", endpoint = "read_typed_email")]
pub async fn read_typed_email() -> Result<String, UiError> {
    let kept = read_cookie(COOKIE).unwrap_or_default();
    let decoded = form_urlencoded::parse(kept.as_bytes()).next();
    Ok(decoded.map(|(email, _)| email.into_owned()).unwrap_or_default())
}
