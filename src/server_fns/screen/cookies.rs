//! The cookies of the screens. None of those that last is a secret, so scripts of our pages may change them.

use axum::http::{
    HeaderValue,
    header::{COOKIE, SET_COOKIE},
};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

use super::{KEYS_COOKIE, PLAIN_COOKIE, PROJECT_COOKIE, Screen, Theme};

/// The cookie of that name in the request that is being answered.
pub fn read_cookie(name: &str) -> Option<String> {
    let parts = use_context::<axum::http::request::Parts>()?;
    let cookies = parts.headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_string())
}

/// Has the browser keep a cookie for a year. `value` must be a word: letters, digits and hyphens.
pub fn keep_cookie(name: &str, value: &str) {
    let cookie = HeaderValue::from_str(&format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax"));
    if let (Some(response), Ok(cookie)) = (use_context::<ResponseOptions>(), cookie) {
        response.append_header(SET_COOKIE, cookie);
    }
}

/// Has the browser keep a word for the next page only, and from scripts: ten minutes are longer than any page takes.
pub fn keep_for_next_page(name: &str, value: &str) {
    set_hidden(name, value, 600);
}

pub fn forget_cookie(name: &str) {
    set_hidden(name, "", 0);
}

fn set_hidden(name: &str, value: &str, seconds: u32) {
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax");
    if let (Some(response), Ok(cookie)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie)) {
        response.append_header(SET_COOKIE, cookie);
    }
}

/// What this browser has kept.
pub fn read_screen() -> Screen {
    Screen {
        theme: read_cookie(Theme::COOKIE).and_then(|theme| Theme::parse(&theme)).unwrap_or_default(),
        single_keys: read_cookie(KEYS_COOKIE).is_none_or(|keys| keys != "off"),
        plain: read_cookie(PLAIN_COOKIE).is_some_and(|plain| plain == "1"),
        project: read_cookie(PROJECT_COOKIE),
    }
}
