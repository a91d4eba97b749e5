//! The folder that the server serves (and, in a release, carries inside itself).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::json;

use crate::names;

pub struct Site {
    out: PathBuf,
    compress: bool,
    written: BTreeSet<PathBuf>,
    /// By address, where compressed.
    sizes: BTreeMap<String, usize>,
}

pub struct Manifest {
    pub js: String,
    pub split: String,
    pub wasm: String,
    /// What a page of each part needs beside the main program.
    pub parts: BTreeMap<String, Vec<String>>,
    pub css: String,
    pub sans: Option<String>,
}

/// A font or a picture is compressed already.
const COMPRESSED: [&str; 4] = ["js", "wasm", "css", "svg"];

impl Site {
    pub fn new(out: &Path, compress: bool) -> Self {
        Self { out: out.to_owned(), compress, written: BTreeSet::new(), sizes: BTreeMap::new() }
    }

    /// Writes a file, unless it is there already: an untouched file does not wake a watcher.
    pub fn put(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let path = self.out.join(name);
        if fs::read(&path).ok().as_deref() != Some(content) {
            let folder = path.parent().unwrap_or(&self.out);
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
            fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
        }
        let extension = path.extension().and_then(|extension| extension.to_str());
        self.written.insert(path.clone());
        if self.compress && extension.is_some_and(|extension| COMPRESSED.contains(&extension)) {
            let small = brotli(content)?;
            println!("bundle: {name}: {} KB, {} KB brotli", content.len().div_ceil(1024), small.len().div_ceil(1024));
            self.sizes.insert(format!("/{name}"), small.len());
            let beside = PathBuf::from(format!("{}.br", path.display()));
            fs::write(&beside, small).with_context(|| format!("cannot write {}", beside.display()))?;
            self.written.insert(beside);
        }
        Ok(())
    }

    /// Returns the address at which a browser finds it.
    pub fn put_hashed(&mut self, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
        let name = names::hashed(stem, extension, content);
        self.put(&format!("pkg/{name}"), content)?;
        Ok(format!("/pkg/{name}"))
    }

    /// Files that name each other keep their names; their folder's name changes with any of them. Returns its address.
    pub fn put_folder(&mut self, stem: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<String> {
        let folder = format!("pkg/{stem}.{}", names::hash_all(files));
        for (name, content) in files {
            self.put(&format!("{folder}/{name}"), content)?;
        }
        Ok(format!("/{folder}"))
    }

    pub fn put_asset(&mut self, file: &Path) -> Result<String> {
        let content = fs::read(file).with_context(|| format!("the style sheets name {}", file.display()))?;
        let name = names::hashed_file(file, &content);
        self.put(&format!("pkg/{name}"), &content)?;
        Ok(format!("/pkg/{name}"))
    }

    /// Everything in `public/` but what the style sheets took.
    pub fn copy_public(&mut self, public: &Path, taken: &[&Path]) -> Result<()> {
        let taken: BTreeSet<PathBuf> = taken.iter().filter_map(|path| path.canonicalize().ok()).collect();
        for file in files_under(public)? {
            let name =
                file.strip_prefix(public).context("a file outside of its folder")?.to_string_lossy().into_owned();
            if !taken.contains(&file.canonicalize()?) {
                self.put(&name, &fs::read(&file)?)?;
            }
        }
        Ok(())
    }

    pub fn put_manifest(&mut self, names: &Manifest) -> Result<()> {
        let Manifest { js, split, wasm, parts, css, sans } = names;
        let text = json!({ "js": js, "split": split, "wasm": wasm, "parts": parts, "css": css, "sans": sans });
        self.put("manifest.json", format!("{text:#}\n").as_bytes())
    }

    /// Of these addresses together, in bytes as a browser gets them; 0 when nothing is compressed.
    pub fn weight(&self, addresses: &[&str]) -> usize {
        addresses.iter().filter_map(|address| self.sizes.get(*address)).sum()
    }

    /// Removes what an earlier run left.
    pub fn sweep(&self) -> Result<()> {
        for file in files_under(&self.out)? {
            if !self.written.contains(&file) {
                fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
                self.remove_emptied(file.parent());
            }
        }
        Ok(())
    }

    fn remove_emptied(&self, folder: Option<&Path>) {
        let below = folder.into_iter().flat_map(Path::ancestors).take_while(|folder| *folder != self.out);
        for folder in below {
            // The first one that still holds something ends it.
            if fs::remove_dir(folder).is_err() {
                return;
            }
        }
    }
}

fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_under(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 64 * 1024, 11, 22);
    writer.write_all(content)?;
    writer.flush()?;
    Ok(writer.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let relative = |file: PathBuf| {
            file.strip_prefix(folder).map(|path| path.display().to_string()).expect("a file of the folder")
        };
        files_under(folder).expect("a readable folder").into_iter().map(relative).collect()
    }

    #[test]
    fn a_new_build_removes_the_old_names() {
        let out = tempfile::tempdir().expect("a temporary folder");
        for text in ["a { color: red }", "a { color: blue }"] {
            let mut site = Site::new(out.path(), true);
            let public = site.put_hashed("cuebook", "css", text.as_bytes()).expect("written");
            site.sweep().expect("swept");
            let name = public.trim_start_matches('/').to_owned();
            assert_eq!(names(out.path()), vec![name.clone(), format!("{name}.br")]);
        }
    }

    #[test]
    fn a_folder_is_named_by_all_that_is_in_it() {
        let out = tempfile::tempdir().expect("a temporary folder");
        let mut site = Site::new(out.path(), false);
        let mut files =
            BTreeMap::from([(String::from("a.js"), b"1".to_vec()), (String::from("b/c.js"), b"2".to_vec())]);
        let before = site.put_folder("cuebook", &files).expect("written");
        assert_eq!(names(out.path()), vec![format!("{}/a.js", &before[1..]), format!("{}/b/c.js", &before[1..])]);
        files.insert(String::from("b/c.js"), b"3".to_vec());
        let mut site = Site::new(out.path(), false);
        let after = site.put_folder("cuebook", &files).expect("written");
        assert_ne!(after, before);
        site.sweep().expect("swept");
        let folders = fs::read_dir(out.path().join("pkg")).expect("a readable folder").count();
        assert_eq!(folders, 1, "the old folder is gone, with all that was in it");
    }

    #[test]
    fn what_the_sheets_took_is_not_copied_twice() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let public = folder.path().join("public");
        fs::create_dir_all(public.join("fonts")).expect("a writable folder");
        fs::write(public.join("fonts/a.woff2"), "font").expect("a writable file");
        fs::write(public.join("fonts/licence.txt"), "free").expect("a writable file");
        let out = folder.path().join("site");
        let mut site = Site::new(&out, false);
        let font = site.put_asset(&public.join("fonts/a.woff2")).expect("written");
        site.copy_public(&public, &[&public.join("fonts/../fonts/a.woff2")]).expect("copied");
        assert_eq!(names(&out), vec!["fonts/licence.txt".to_owned(), font[1..].to_owned()]);
    }

    #[test]
    fn compressed_files_read_back() {
        let text = "version 12 and version 14, ".repeat(200);
        let small = brotli(text.as_bytes()).expect("compressed");
        assert!(small.len() < text.len() / 20);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut small.as_slice(), &mut back).expect("readable");
        assert_eq!(back, text.as_bytes());
    }
}
