//! The program for the browser: split into parts, bound to JavaScript by wasm-bindgen's library, made small by wasm-opt.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;

/// The script that loads a part when it is needed; it and the main script import each other by name.
pub const SPLIT: &str = "split.js";

pub struct Browser {
    /// Names in the program's folder, and contents. They name each other, so all of them keep their names.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The files of each part that a page may need beside the main program, in the order to load them.
    pub parts: BTreeMap<String, Vec<String>>,
}

pub fn bind(file: &Path, name: &str) -> Result<Browser> {
    println!("bundle: splitting and binding {}", file.display());
    let whole = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
    let main = folder.path().join(format!("{name}.wasm"));
    let parts = split(&whole, folder.path(), &main, name)?;

    let mut files = BTreeMap::new();
    for part in parts.values().flatten() {
        files.insert(part.clone(), read(&folder.path().join(part))?);
    }
    files.insert(String::from(SPLIT), read(&folder.path().join(SPLIT))?);

    let mut output = Bindgen::new()
        .input_path(&main)
        .out_name(name)
        .web(true)?
        // The page says which WASM belongs to it; a name in the script would go stale.
        .omit_default_module_path(true)
        .typescript(false)
        // The parts import what the linker exported, by the linker's names.
        .keep_lld_exports(true)
        .demangle(false)
        .keep_debug(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen cannot read {}", file.display()))?;
    for (path, text) in output.local_modules() {
        files.insert(format!("snippets/{path}"), text.clone().into_bytes());
    }
    for (folder, texts) in output.snippets() {
        for (i, text) in texts.iter().enumerate() {
            files.insert(format!("snippets/{folder}/inline{i}.js"), text.clone().into_bytes());
        }
    }
    files.insert(format!("{name}.js"), output.js().to_owned().into_bytes());
    files.insert(format!("{name}.wasm"), output.wasm_mut().emit_wasm());
    Ok(Browser { files, parts })
}

/// Writes the main program to `main` and its parts beside it; answers the files of each part.
fn split(whole: &[u8], folder: &Path, main: &Path, name: &str) -> Result<BTreeMap<String, Vec<String>>> {
    let main_module = format!("./{name}.js");
    let mut options = wasm_split_cli_support::Options::new(whole);
    options.output_dir = folder;
    options.main_out_path = main;
    options.main_module = &main_module;
    let link = format!("./{SPLIT}");
    options.link_name = &link;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("the program does not split into its parts: {error:#}"))?;
    let wasm = |files: Vec<String>| files.into_iter().map(|file| format!("{file}.wasm")).collect();
    Ok(split.prefetch_map.into_iter().map(|(part, files)| (part, wasm(files))).collect())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))
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

pub fn optimise(browser: &mut Browser, root: &Path) -> Result<()> {
    println!("bundle: wasm-opt -Oz, about a minute");
    let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
    for (name, content) in browser.files.iter_mut().filter(|(name, _)| name.ends_with(".wasm")) {
        *content = smaller(content, folder.path(), root).with_context(|| format!("cannot make {name} smaller"))?;
    }
    Ok(())
}

fn smaller(wasm: &[u8], folder: &Path, root: &Path) -> Result<Vec<u8>> {
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    std::fs::write(&before, wasm).with_context(|| format!("cannot write {}", before.display()))?;
    // Its warnings are about names that it leaves out anyway: they are shown only when it fails.
    let done = Command::new(wasm_opt(root))
        .arg("-Oz")
        .args(FEATURES)
        .arg(&before)
        .arg("-o")
        .arg(&after)
        .output()
        .context("wasm-opt is missing: run `npm ci` in the checkout, or put wasm-opt on PATH")?;
    if !done.status.success() {
        bail!("wasm-opt failed: {}\n{}", done.status, String::from_utf8_lossy(&done.stderr));
    }
    read(&after)
}

fn wasm_opt(root: &Path) -> PathBuf {
    let ours = root.join("node_modules/.bin/wasm-opt");
    if ours.exists() { ours } else { PathBuf::from("wasm-opt") }
}
