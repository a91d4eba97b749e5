//! The program for the browser: wasm-bindgen as a library, then wasm-opt.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

pub struct Browser {
    pub js: String,
    pub wasm: Vec<u8>,
    /// Path under the snippets' folder, and text.
    pub snippets: Vec<(String, String)>,
}

pub fn bind(file: &Path, name: &str) -> Result<Browser> {
    println!("bundle: binding {}", file.display());
    let mut output = Bindgen::new()
        .input_path(file)
        .out_name(name)
        .web(true)?
        // The page says which WASM belongs to it; a name in the script would go stale.
        .omit_default_module_path(true)
        .typescript(false)
        .keep_debug(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen cannot read {}", file.display()))?;
    let mut snippets: Vec<(String, String)> =
        output.local_modules().iter().map(|(path, text)| (path.clone(), text.clone())).collect();
    for (folder, texts) in output.snippets() {
        let named = texts.iter().enumerate();
        snippets.extend(named.map(|(i, text)| (format!("{folder}/inline{i}.js"), text.clone())));
    }
    snippets.sort();
    Ok(Browser { js: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm(), snippets })
}

/// What rustc uses of WebAssembly by default: wasm-opt refuses what it was not told of.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

pub fn optimise(wasm: &[u8], root: &Path) -> Result<Vec<u8>> {
    println!("bundle: wasm-opt -Oz, about a minute");
    let folder = std::env::temp_dir();
    let stem = format!("cuebook-bundle-{}", std::process::id());
    let before = folder.join(format!("{stem}-before.wasm"));
    let after = folder.join(format!("{stem}-after.wasm"));
    std::fs::write(&before, wasm).with_context(|| format!("cannot write {}", before.display()))?;
    let status = Command::new(wasm_opt(root))
        .arg("-Oz")
        .args(FEATURES)
        .arg(&before)
        .arg("-o")
        .arg(&after)
        .status()
        .context("wasm-opt is missing: run `npm ci` in the checkout, or put wasm-opt on PATH")?;
    let small = std::fs::read(&after);
    for file in [&before, &after] {
        // A leftover in the temporary folder harms nobody.
        let _ = std::fs::remove_file(file);
    }
    if !status.success() {
        bail!("wasm-opt failed: {status}");
    }
    let small = small.context("wasm-opt wrote nothing")?;
    println!("bundle: {} KB became {} KB", wasm.len() / 1024, small.len() / 1024);
    Ok(small)
}

fn wasm_opt(root: &Path) -> PathBuf {
    let ours = root.join("node_modules/.bin/wasm-opt");
    if ours.exists() { ours } else { PathBuf::from("wasm-opt") }
}
