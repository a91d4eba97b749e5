//! Names that change with the content, so that a browser may keep a file for ever.

use std::path::Path;

use sha2::{Digest, Sha256};

pub fn hash(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
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
