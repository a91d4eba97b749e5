//! What the entries of fuzzing share. An entry stands beside the parsers it is about, in a file `fuzz.rs`: it takes any
//! bytes, and panics when a promise is broken. `fuzz/` holds the targets of cargo fuzz, which call the entries, and their
//! corpora, which ordinary tests replay.

/// Several texts in one input stand between ASCII's record separators; those that are not there are empty. What is no text
/// becomes one by the mark of replacement.
pub fn texts<const N: usize>(bytes: &[u8]) -> [String; N] {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.splitn(N, '\u{1e}');
    std::array::from_fn(|_| parts.next().unwrap_or_default().to_string())
}

/// Gives an entry every input of its corpus.
#[cfg(test)]
pub fn replay(target: &str, entry: fn(&[u8])) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let inputs = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = inputs.map(|input| input.expect("a folder can be read").path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} holds no input", folder.display());
    paths.retain(|path| {
        let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        std::panic::catch_unwind(|| entry(&bytes)).is_err()
    });
    assert!(paths.is_empty(), "promises are broken, as told above, for {paths:#?}");
}
