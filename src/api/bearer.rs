//! The key that a program shows.

use axum::http::{HeaderMap, header::AUTHORIZATION};

/// What stands behind `Bearer`, in any case. `None` when nothing does.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, secret) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let secret = secret.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !secret.is_empty()).then_some(secret)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_key_stands_behind_its_scheme() {
        let read = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(AUTHORIZATION, HeaderValue::from_static(text));
            bearer(&headers).map(String::from)
        };
        assert_eq!(read("Bearer phx_1").as_deref(), Some("phx_1"));
        assert_eq!(read("bearer  phx_1").as_deref(), Some("phx_1"));
        for other in ["Bearer", "Bearer ", "Basic cGh4", "phx_1"] {
            assert_eq!(read(other), None, "{other}");
        }
        assert_eq!(bearer(&HeaderMap::new()), None);
    }
}
