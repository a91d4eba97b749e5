//! What somebody typed into a plain form that was refused: kept for the page that shows the refusal, so that nothing has
//! to be typed twice. A script keeps its form on the screen, and needs none of this.
//!
//! Of somebody signed in the session keeps it, whatever its length. Of a stranger the browser does, in a cookie: what
//! anybody may send as often as they like must not become rows of ours.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::{access::Caller, refusal::Refusal},
    server_fns::{
        request::{caller, is_script},
        screen::{forget_cookie, keep_for_next_page, read_cookie},
        session,
    },
};

#[cfg(feature = "ssr")]
const COOKIE: &str = "cuebook_typed";

/// By the names of the fields.
pub type Typed = BTreeMap<String, String>;

/// Keeps the fields of the form that `door` has just refused. Never give it a password.
#[cfg(feature = "ssr")]
pub async fn keep_typed<T>(door: &str, outcome: &Result<T, UiError>, fields: &[(&str, &str)]) {
    let Err(error) = outcome else { return };
    if is_script() || matches!(error, UiError::Refused(Refusal::SignedOut)) {
        return;
    }
    let typed: Typed = fields.iter().map(|(field, value)| (field.to_string(), value.to_string())).collect();
    if caller() == Caller::Nobody {
        if let Some(packed) = packed(door, &typed) {
            keep_for_next_page(COOKIE, &packed);
        }
    } else if session::keep_typed(door, typed).await.is_err() {
        tracing::warn!(door, "what was typed into a refused form could not be kept");
    }
}

/// What was typed, once: afterwards it is forgotten. Empty when nothing was kept for this door.
#[server(prefix = "/_fn", endpoint = "take_typed")]
pub async fn take_typed(door: String) -> Result<Typed, UiError> {
    if let Some(typed) = read_cookie(COOKIE).and_then(|packed| unpacked(&door, &packed)) {
        forget_cookie(COOKIE);
        return Ok(typed);
    }
    session::take_typed(&door).await.map_err(UiError::from)
}

/// Browsers take no cookie of more than 4,096 bytes, with its name and all that is said of it.
#[cfg(feature = "ssr")]
const MOST_PACKED: usize = 3_800;

/// As a word that a cookie can hold. `None`: it is too long for one.
#[cfg(feature = "ssr")]
fn packed(door: &str, typed: &Typed) -> Option<String> {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let packed = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&(door, typed)).ok()?);
    (packed.len() <= MOST_PACKED).then_some(packed)
}

#[cfg(feature = "ssr")]
fn unpacked(door: &str, packed: &str) -> Option<Typed> {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let json = URL_SAFE_NO_PAD.decode(packed).ok()?;
    let (kept_for, typed): (String, Typed) = serde_json::from_slice(&json).ok()?;
    (kept_for == door).then_some(typed)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn typed(email: &str) -> Typed {
        [(String::from("email"), String::from(email))].into()
    }

    #[test]
    fn a_cookie_keeps_what_was_typed_for_its_own_door() {
        let ana = typed("ana; Path=/\"é\0@example.com");
        let packed = packed("sign_in", &ana).expect("short enough");
        assert!(packed.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter)), "{packed}");
        assert_eq!(unpacked("sign_in", &packed), Some(ana));
        assert_eq!(unpacked("set_up_server", &packed), None);
        assert_eq!(unpacked("sign_in", "somebody else's cookie"), None);
    }

    #[test]
    fn what_no_browser_would_keep_is_not_sent_to_it() {
        assert_eq!(packed("sign_in", &typed(&"a".repeat(4_000))), None);
    }
}
