//! The browser's files: carried inside the program in a release, read from the disk in a debug build.

use axum::{
    Router,
    body::Body,
    extract::Path,
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use rust_embed::{Embed, EmbeddedFile};

use crate::ui::Assets;

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/site"]
#[allow_missing = true]
struct Files;

const MANIFEST: &str = "manifest.json";
const PKG: &str = "pkg/";

/// The names under `/pkg/` change with their content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "public, max-age=3600";

pub struct Site {
    /// `None` when the browser's half was not built: every page works without it.
    pub assets: Option<Assets>,
}

impl Site {
    pub fn load() -> Self {
        let assets = Files::get(MANIFEST).and_then(|file| serde_json::from_slice(&file.data).ok());
        Self { assets }
    }
}

/// One route for the hashed names, and one for each file beside them.
pub fn router() -> Router {
    let hashed = get(|Path(name): Path<String>, headers: HeaderMap| async move {
        serve(&format!("{PKG}{name}"), &headers, FOR_EVER)
    });
    let mut router = Router::new().route("/pkg/{*name}", hashed);
    for name in Files::iter().filter(|name| is_beside(name)) {
        let address = format!("/{name}");
        let file = get(move |headers: HeaderMap| async move { serve(&name, &headers, ASK_AGAIN) });
        router = router.route(&address, file);
    }
    router
}

fn is_beside(name: &str) -> bool {
    !name.starts_with(PKG) && name != MANIFEST && !name.ends_with(".br") && !name.contains(['{', '}'])
}

fn serve(name: &str, headers: &HeaderMap, cache: &'static str) -> Response {
    let Some((file, encoding)) = find(name, headers) else {
        return (StatusCode::NOT_FOUND, "This file is not here. Reload the page: a newer one may have replaced it.\n")
            .into_response();
    };
    let tag = etag(&file, encoding);
    let mut answer = match headers.get(IF_NONE_MATCH) == Some(&tag) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => Body::from(file.data).into_response(),
    };
    let says = answer.headers_mut();
    says.insert(ETAG, tag);
    says.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    says.insert(VARY, HeaderValue::from_static("accept-encoding"));
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    if let Ok(kind) = HeaderValue::from_str(&with_charset(kind.as_ref())) {
        says.insert(CONTENT_TYPE, kind);
    }
    if let Some(encoding) = encoding {
        says.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    answer
}

/// The compressed file beside it, if there is one and the browser takes it.
fn find(name: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    // A debug build reads from the disk, where these two lead elsewhere.
    if name.split('/').any(|part| part == ".." || part == ".") {
        return None;
    }
    if takes_brotli(headers)
        && let Some(small) = Files::get(&format!("{name}.br"))
    {
        return Some((small, Some("br")));
    }
    Files::get(name).map(|file| (file, None))
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|one| {
        let (name, quality) = one.split_once(';').unwrap_or((one, ""));
        let refused = quality.trim().strip_prefix("q=").is_some_and(|q| q.trim_end_matches(['0', '.']).is_empty());
        name.trim() == "br" && !refused
    })
}

fn with_charset(kind: &str) -> String {
    match kind.starts_with("text/") || kind == "image/svg+xml" {
        true => format!("{kind}; charset=utf-8"),
        false => kind.to_string(),
    }
}

fn etag(file: &EmbeddedFile, encoding: Option<&str>) -> HeaderValue {
    let hash: String = file.metadata.sha256_hash()[..12].iter().map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{hash}{}\"", encoding.unwrap_or_default());
    HeaderValue::from_str(&tag).expect("hexadecimal digits are a header")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(accepted: &'static str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(accepted));
        takes_brotli(&headers)
    }

    #[test]
    fn brotli_only_for_those_who_take_it() {
        assert!(takes("gzip, deflate, br, zstd"));
        assert!(takes("br;q=0.5"));
        assert!(!takes("br;q=0, gzip"));
        assert!(!takes("br;q=0.0"));
        assert!(!takes("gzip"));
        assert!(!takes("bro"));
    }

    #[test]
    fn no_name_leads_out_of_its_folder() {
        for name in ["pkg/../manifest.json", "pkg/../../Cargo.toml", "pkg/./../manifest.json"] {
            assert!(find(name, &HeaderMap::new()).is_none(), "{name}");
        }
    }

    #[test]
    fn the_manifest_and_the_compressed_twins_have_no_address() {
        assert!(is_beside("favicon.svg") && is_beside("fonts/licence.txt"));
        for name in ["manifest.json", "favicon.svg.br", "pkg/cuebook.0.js"] {
            assert!(!is_beside(name), "{name}");
        }
    }
}
