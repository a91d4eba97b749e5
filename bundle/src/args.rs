//! What the command line says.

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};

#[derive(Debug, PartialEq)]
pub struct Args {
    pub wasm: PathBuf,
    pub out: PathBuf,
    pub release: bool,
}

const USAGE: &str = "use: cargo run -p bundle -- --wasm <cuebook.wasm> --out <site> [--release]";

impl Args {
    pub fn read(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let (mut wasm, mut out, mut release) = (None, None, false);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--wasm" => wasm = words.next().map(PathBuf::from),
                "--out" => out = words.next().map(PathBuf::from),
                "--release" => release = true,
                other => bail!("`{other}` is not an option of bundle; {USAGE}"),
            }
        }
        Ok(Self {
            wasm: wasm.ok_or_else(|| anyhow!("--wasm is missing; {USAGE}"))?,
            out: out.ok_or_else(|| anyhow!("--out is missing; {USAGE}"))?,
            release,
        })
    }
}

/// The checkout. Asked for at run time: one build of this tool may serve several checkouts that
/// share a target folder.
pub fn root() -> PathBuf {
    match std::env::var_os("CARGO_MANIFEST_DIR") {
        Some(bundle) => PathBuf::from(bundle).join(".."),
        None => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Args> {
        Args::read(line.split_whitespace().map(String::from))
    }

    #[test]
    fn reads_both_paths_and_the_mode() {
        let args = read("--wasm a.wasm --out site --release").expect("a complete line");
        assert_eq!(args, Args { wasm: "a.wasm".into(), out: "site".into(), release: true });
    }

    #[test]
    fn refuses_what_it_does_not_know_and_what_is_missing() {
        assert!(read("--wasm a.wasm --out site --fast").is_err());
        assert!(read("--wasm a.wasm").is_err());
        assert!(read("--out site --wasm").is_err());
    }
}
