//! The HTML around every page: written by the server only.

use std::collections::HashMap;

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;
use serde::Deserialize;

use super::{Root, pages::lazy::Part, state::theme::Theme};

/// The public paths of the browser's half, whose names change with their content. As the bundler's manifest has them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Assets {
    pub js: String,
    /// Loads parts; the main script imports it.
    pub split: String,
    pub wasm: String,
    /// What a page of each [`Part`] needs beside the main program.
    pub parts: HashMap<String, Vec<String>>,
    pub css: String,
    /// The upright sans: every page needs it at once.
    pub sans: Option<String>,
}

impl Assets {
    /// The programs that the page at `path` needs.
    fn programs(&self, path: &str) -> Vec<String> {
        let part = Part::of(path).and_then(|part| self.parts.get(part.name()));
        std::iter::once(&self.wasm).chain(part.into_iter().flatten()).cloned().collect()
    }
}

/// Has the browser fetch `programs` while it still reads the page. By a script, because a browser that runs none would
/// fetch what a `link` names all the same, for nothing.
fn fetch_ahead(programs: &[String]) -> String {
    format!(
        "for (const href of {programs:?}) {{
    const link = document.createElement('link')
    Object.assign(link, {{ rel: 'preload', as: 'fetch', type: 'application/wasm', crossOrigin: 'anonymous', href }})
    document.currentScript.before(link)
}}"
    )
}

/// Every icon of the product. After the page itself, because the browser's half takes over from the first child on.
pub const ICONS: &str = include_str!("icons.svg");

/// The whole document at `path`. `assets` is `None` when the browser's half was not built: every page works without it.
pub fn shell(assets: Option<&Assets>, theme: Theme, path: &str) -> impl IntoView + use<> {
    let nonce = use_nonce();
    let ahead = assets.map(|assets| fetch_ahead(&assets.programs(path)));
    let assets = assets.cloned();
    let start = assets.as_ref().map(|assets| {
        format!(
            "import({:?}).then(half => half.default({{module_or_path: {:?}}}).then(() => half.hydrate()))",
            assets.js, assets.wasm
        )
    });
    view! {
        <!DOCTYPE html>
        <html lang="en" data-theme=theme.as_str()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                {assets.map(|assets| {
                    view! {
                        {assets.sans.map(|sans| {
                            view! { <link rel="preload" href=sans r#as="font" type="font/woff2" crossorigin="anonymous" /> }
                        })}
                        <link rel="stylesheet" href=assets.css />
                        <link rel="modulepreload" href=assets.js />
                        <link rel="modulepreload" href=assets.split />
                    }
                })}
                {ahead.map(|ahead| view! { <script nonce=nonce.clone()>{ahead}</script> })}
                <MetaTags />
                {start.map(|start| view! { <script type="module" nonce=nonce>{start}</script> })}
            </head>
            <body>
                <Root />
                <div hidden inner_html=ICONS></div>
            </body>
        </html>
    }
}
