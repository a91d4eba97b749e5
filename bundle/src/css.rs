//! All style sheets in one, in the order of their layers. Nothing is rewritten for old browsers:
//! nesting, layers and `light-dark()` stay as they were written.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};

/// The upright sans: every page needs it at once, so the page asks for it early.
pub const SANS: &str = "schibsted-grotesk-latin-wght.woff2";

pub struct Sheet {
    pub text: String,
    pub assets: Vec<Asset>,
}

/// A file that the sheet points at, and the word that stands for it in the text.
pub struct Asset {
    pub path: PathBuf,
    pub placeholder: String,
}

pub fn bundle(entry: &Path, minify: bool) -> Result<Sheet> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("the style sheets do not parse: {error}"))?;
    if minify {
        sheet.minify(MinifyOptions::default()).map_err(|error| anyhow!("the style sheets do not minify: {error}"))?;
    }
    let printed = sheet
        .to_css(PrinterOptions {
            minify,
            analyze_dependencies: Some(DependencyOptions { remove_imports: false }),
            ..PrinterOptions::default()
        })
        .context("the style sheets do not print")?;
    let assets = printed.dependencies.unwrap_or_default().into_iter().filter_map(asset).collect();
    Ok(Sheet { text: printed.code, assets })
}

fn asset(dependency: Dependency) -> Option<Asset> {
    match dependency {
        Dependency::Url(url) => {
            let folder = Path::new(&url.loc.file_path).parent()?;
            Some(Asset { path: folder.join(&url.url), placeholder: url.placeholder })
        }
        Dependency::Import(_) => None,
    }
}

/// The sheet and what it points at lie in the same folder: the file's name is its address.
pub fn beside(public: &str) -> &str {
    public.rsplit('/').next().unwrap_or(public)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        std::fs::write(&path, text).expect("a writable file");
        path
    }

    fn sample() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let entry = write(
            folder.path(),
            "style/main.css",
            "@layer base, late;\n@import \"parts/one.css\";\n@import \"two.css\";\n",
        );
        write(
            folder.path(),
            "style/parts/one.css",
            "@font-face { font-family: A; src: url(\"../../public/a.woff2\"); }\n@layer late { .a { .b { color: light-dark(#fff, #000); } } }",
        );
        write(folder.path(), "style/two.css", "@layer base { a { color: red } }");
        (folder, entry)
    }

    #[test]
    fn layers_nesting_and_light_dark_stay() {
        let (_folder, entry) = sample();
        for minify in [false, true] {
            let text = bundle(&entry, minify).expect("a bundle").text;
            let (base, late) = (text.find("@layer base"), text.find("@layer late"));
            assert!(base.is_some() && base < late, "the order of layers is lost: {text}");
            assert!(text.contains("light-dark("), "{text}");
            assert!(!text.contains(".a .b"), "nesting was flattened: {text}");
            assert!(!text.contains("@import"), "{text}");
        }
    }

    #[test]
    fn an_address_is_found_from_the_sheet_that_names_it() {
        let (folder, entry) = sample();
        let sheet = bundle(&entry, true).expect("a bundle");
        assert_eq!(sheet.assets.len(), 1);
        let asset = &sheet.assets[0];
        assert!(sheet.text.contains(&asset.placeholder));
        assert!(asset.path.starts_with(folder.path().join("style")));
        assert!(asset.path.ends_with("../../public/a.woff2"));
    }

    #[test]
    fn a_mistake_names_its_file() {
        let (folder, entry) = sample();
        write(folder.path(), "style/two.css", "@layer base { a { color: red ");
        write(folder.path(), "style/parts/one.css", "}}}");
        let error = bundle(&entry, false).err().expect("a refusal");
        assert!(error.to_string().contains("one.css"), "{error}");
    }

    #[test]
    fn files_of_one_folder_are_named_without_it() {
        assert_eq!(beside("/pkg/a.1.woff2"), "a.1.woff2");
    }
}
