//! Puts the browser's half of Cuebook together: `cargo run -p bundle -- --wasm FILE --out DIR [--release]`.
//!
//! A folder with the WASM (a main program and the parts that pages load when they are opened) and its JavaScript, one CSS
//! file and the fonts it asks for, each with the hash of its content in its name; everything in `public/`; and a manifest
//! that tells the server the names.

mod args;
mod css;
mod names;
mod site;
mod wasm;

use std::path::Path;

use anyhow::{Result, bail};

use crate::args::Args;
use crate::site::{Manifest, Site};

const NAME: &str = "cuebook";

fn main() -> Result<()> {
    let args = Args::read(std::env::args().skip(1))?;
    let root = args::root();
    let mut site = Site::new(&args.out, args.release);

    let mut browser = wasm::bind(&args.wasm, NAME)?;
    if args.release {
        wasm::optimise(&mut browser, &root)?;
    }
    let program = site.put_folder(NAME, &browser.files)?;
    let address = |file: &String| format!("{program}/{file}");

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
    let manifest = Manifest {
        js: address(&format!("{NAME}.js")),
        split: address(&String::from(wasm::SPLIT)),
        wasm: address(&format!("{NAME}.wasm")),
        parts: browser.parts.iter().map(|(part, files)| (part.clone(), files.iter().map(address).collect())).collect(),
        css,
        sans,
    };
    site.put_manifest(&manifest)?;
    weigh(&site, &manifest)?;
    site.sweep()?;
    say(&args.out, args.release);
    Ok(())
}

/// The programs and styles of the library page may weigh this much, compressed: what somebody waits for at the first visit.
const LIBRARY_LIMIT: usize = 450 * 1024;

fn weigh(site: &Site, names: &Manifest) -> Result<()> {
    let weight = site.weight(&[&names.js, &names.split, &names.wasm, &names.css]);
    if weight > LIBRARY_LIMIT {
        bail!(
            "the library page weighs {} KB of at most {}: move what it does not need into a part (src/ui/pages/lazy.rs)",
            weight.div_ceil(1024),
            LIBRARY_LIMIT / 1024
        );
    }
    if weight > 0 {
        println!("bundle: the library page weighs {} KB of at most {}", weight.div_ceil(1024), LIBRARY_LIMIT / 1024);
    }
    Ok(())
}

fn say(out: &Path, release: bool) {
    let kind = if release { "release" } else { "development" };
    println!("bundle: the {kind} files of the browser are in {}", out.display());
}
