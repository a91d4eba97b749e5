//! Puts the browser's half of Cuebook together: `cargo run -p bundle -- --wasm FILE --out DIR [--release]`.
//!
//! One WASM, one JavaScript and one CSS file with the hash of their content in their names, the
//! fonts the CSS asks for, everything in `public/`, and a manifest that tells the server the names.

mod args;
mod css;
mod names;
mod site;
mod wasm;

use std::path::Path;

use anyhow::Result;

use crate::args::Args;
use crate::site::{Manifest, Site};

const NAME: &str = "cuebook";

fn main() -> Result<()> {
    let args = Args::read(std::env::args().skip(1))?;
    let root = args::root();
    let mut site = Site::new(&args.out, args.release);

    let browser = wasm::bind(&args.wasm, NAME)?;
    let program = if args.release { wasm::optimise(&browser.wasm, &root)? } else { browser.wasm };
    let wasm = site.put_hashed(NAME, "wasm", &program)?;
    let js = put_script(&mut site, browser.js, &browser.snippets)?;

    let sheet = css::bundle(&root.join("style/main.css"), args.release)?;
    let mut rewritten = sheet.text;
    let mut sans = None;
    for asset in &sheet.assets {
        let public = site.put_asset(&asset.path)?;
        rewritten = rewritten.replace(&asset.placeholder, css::beside(&public));
        if asset.path.ends_with(css::SANS) {
            sans = Some(public);
        }
    }
    let css = site.put_hashed(NAME, "css", rewritten.as_bytes())?;

    let referenced: Vec<_> = sheet.assets.iter().map(|asset| asset.path.as_path()).collect();
    site.copy_public(&root.join("public"), &referenced)?;
    site.put_manifest(&Manifest { js, wasm, css, sans })?;
    site.sweep()?;
    say(&args.out, args.release);
    Ok(())
}

/// Snippets are imported by relative addresses that do not change with their content, so their
/// folder carries a hash: what lies under `/pkg/` is cached for ever.
fn put_script(site: &mut Site, js: String, snippets: &[(String, String)]) -> Result<String> {
    let mut js = js;
    if !snippets.is_empty() {
        let all: String = snippets.iter().map(|(path, text)| format!("{path}\n{text}\n")).collect();
        let folder = format!("snippets.{}", names::hash(all.as_bytes()));
        js = js.replace("./snippets/", &format!("./{folder}/"));
        for (path, text) in snippets {
            site.put(&format!("pkg/{folder}/{path}"), text.as_bytes())?;
        }
    }
    site.put_hashed(NAME, "js", js.as_bytes())
}

fn say(out: &Path, release: bool) {
    let kind = if release { "release" } else { "development" };
    println!("bundle: the {kind} files of the browser are in {}", out.display());
}
