//! JSON with a strong ETag: a client that asks again for what it has gets an empty 304.

use axum::{
    body::Body,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH},
    },
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A tag moves at any moment: nobody may keep an answer without asking again.
pub const ASK_AGAIN: &str = "private, no-cache";

const HEX: &[u8; 16] = b"0123456789abcdef";
/// Two quotation marks around 32 hexadecimal digits.
const ETAG_BYTES: usize = 34;

/// The ETag with the JSON behind it, in one piece: what is kept in memory is sent without being copied or hashed again.
#[derive(Clone)]
pub struct Sealed(pub Bytes);

impl Sealed {
    pub fn of(value: &impl Serialize) -> Self {
        let mut bytes = vec![b'"'; ETAG_BYTES];
        serde_json::to_writer(&mut bytes, value).expect("rows have only string keys, and memory takes what is written");
        let hash = Sha256::digest(&bytes[ETAG_BYTES..]);
        for (place, byte) in bytes[1..ETAG_BYTES - 1].chunks_exact_mut(2).zip(hash) {
            place.copy_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
        Self(bytes.into())
    }

    /// For a request with these headers.
    pub fn answer(mut self, asked: &HeaderMap) -> Response {
        let etag = self.0.split_to(ETAG_BYTES);
        let mut answer = match is_known(asked, &etag) {
            true => StatusCode::NOT_MODIFIED.into_response(),
            false => {
                ([(CONTENT_TYPE, HeaderValue::from_static("application/json"))], Body::from(self.0)).into_response()
            }
        };
        let headers = answer.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(ASK_AGAIN));
        let etag = HeaderValue::from_maybe_shared(etag).expect("hexadecimal digits in quotation marks are a header");
        headers.insert(ETAG, etag);
        answer
    }
}

/// A proxy on the way may have made a weak one of our ETag: for a read the two count as one.
fn is_known(asked: &HeaderMap, etag: &[u8]) -> bool {
    let offered = asked.get_all(IF_NONE_MATCH).iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    offered.map(<[u8]>::trim_ascii).any(|one| one == b"*" || one.strip_prefix(b"W/").unwrap_or(one) == etag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(known: &str) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(IF_NONE_MATCH, HeaderValue::from_str(known).expect("a header"));
        Sealed::of(&[1, 2]).answer(&headers)
    }

    #[test]
    fn what_the_client_has_is_not_sent_again() {
        let fresh = Sealed::of(&[1, 2]).answer(&HeaderMap::new());
        assert_eq!(fresh.status(), StatusCode::OK);
        let etag = fresh.headers()[ETAG].to_str().expect("text").to_string();
        assert_eq!(etag.len(), ETAG_BYTES);
        for known in [etag.clone(), format!("\"old\", W/{etag}"), String::from("*")] {
            let answer = ask(&known);
            assert_eq!(answer.status(), StatusCode::NOT_MODIFIED, "{known}");
            assert_eq!(answer.headers()[ETAG], etag.as_str());
            assert!(!answer.headers().contains_key(CONTENT_TYPE));
        }
        assert_eq!(ask("\"old\"").status(), StatusCode::OK);
    }

    #[test]
    fn other_bytes_have_another_etag() {
        let etag = |value: &[i32]| Sealed::of(&value).answer(&HeaderMap::new()).headers()[ETAG].clone();
        assert_eq!(etag(&[1, 2]), etag(&[1, 2]));
        assert_ne!(etag(&[1, 2]), etag(&[1, 3]));
    }
}
