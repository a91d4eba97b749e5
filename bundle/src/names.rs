//! Names that change with the content, so that a browser may keep a file for ever.

use std::collections::BTreeMap;
use std::path::Path;

use sha2::{Digest, Sha256};

pub fn hash(content: &[u8]) -> String {
    short(Sha256::digest(content))
}

/// One hash for many files: of their names, lengths and contents.
pub fn hash_all(files: &BTreeMap<String, Vec<u8>>) -> String {
    let mut digest = Sha256::new();
    for (name, content) in files {
        digest.update(format!("{name} {}\n", content.len()));
        digest.update(content);
    }
    short(digest.finalize())
}

fn short(digest: impl AsRef<[u8]>) -> String {
    digest.as_ref().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

pub fn hashed(stem: &str, extension: &str, content: &[u8]) -> String {
    format!("{stem}.{}.{extension}", hash(content))
}

/// `fonts/sans.woff2` becomes `sans.<hash>.woff2`.
pub fn hashed_file(path: &Path, content: &[u8]) -> String {
    let part =
        |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
    hashed(&part(path.file_stem()), &part(path.extension()), content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_follows_the_content() {
        assert_eq!(hash(b"a"), hash(b"a"));
        assert_ne!(hash(b"a"), hash(b"b"));
        assert_eq!(hash(b""), "e3b0c44298fc1c14");
    }

    #[test]
    fn keeps_stem_and_extension() {
        assert_eq!(hashed_file(Path::new("fonts/sans-wght.woff2"), b""), "sans-wght.e3b0c44298fc1c14.woff2");
        assert_eq!(hashed("cuebook", "css", b""), "cuebook.e3b0c44298fc1c14.css");
    }
}
