//! The HTML around every page: written by the server only.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

use super::{Root, state::theme::Theme};

/// The public paths of the browser's half, whose names change with their content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    pub js: String,
    pub wasm: String,
    pub css: String,
    /// The upright sans: every page needs it at once.
    pub sans: String,
}

/// Every icon of the product. After the page itself, because the browser's half takes over from the first child on.
const ICONS: &str = include_str!("icons.svg");

/// The whole document. `assets` is `None` when the browser's half was not built: every page works without it.
pub fn shell(assets: Option<&Assets>, theme: Theme) -> impl IntoView + use<> {
    let nonce = use_nonce();
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
                        <link rel="preload" href=assets.sans r#as="font" type="font/woff2" crossorigin="anonymous" />
                        <link rel="stylesheet" href=assets.css />
                        <link rel="modulepreload" href=assets.js />
                    }
                })}
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
