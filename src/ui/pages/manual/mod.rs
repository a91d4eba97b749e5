//! How an API is used: a guide, every address, every type. Drawn by the server only: it is read, and does nothing.

mod entry;

use leptos::prelude::*;

use crate::ui::{Assets, components::icon::Brand, shell::ICONS, state::theme::Theme};
use entry::{Reference, Types};

/// What the page says.
#[derive(Debug, PartialEq, Eq)]
pub struct Manual {
    /// Markup that this program made of its own words.
    pub guide: String,
    /// The guide's headings: id and words.
    pub headings: Vec<(String, String)>,
    pub groups: Vec<Group>,
    pub types: Vec<Type>,
}

/// Addresses about one thing.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    pub name: String,
    pub says: Words,
    pub operations: Vec<Operation>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Operation {
    pub id: String,
    pub method: String,
    pub path: String,
    pub title: String,
    pub says: Words,
    pub parameters: Vec<Row>,
    pub body: Vec<Row>,
    /// The status, what it means, what comes with it.
    pub answers: Vec<(String, Words, Words)>,
    /// The statuses that it can be refused with.
    pub refusals: Vec<String>,
    /// For a shell.
    pub example: String,
}

/// A parameter, or a field of an object.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    pub name: String,
    /// `path`, `query` or `header` of a parameter.
    pub place: Option<String>,
    pub is_needed: bool,
    pub kind: Words,
    pub says: Words,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Type {
    pub name: String,
    pub says: Words,
    /// One, or several of which one holds: what each is, and its fields.
    pub forms: Vec<(Words, Vec<Row>)>,
}

pub type Words = Vec<Word>;

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    Plain(String),
    Code(String),
    /// The name of a type of this page.
    Type(String),
}

/// Where a type stands on the page.
pub fn anchor(of: &str) -> String {
    format!("type-{of}")
}

/// Adds a button that copies to every piece of code. Without scripts people select and copy as everywhere.
const COPY: &str = include_str!("copy.js");

/// The whole document.
pub fn document(assets: Option<&Assets>, theme: Theme, nonce: &str, manual: &Manual) -> String {
    let nonce = nonce.to_string();
    let style = assets.map(|assets| assets.css.clone());
    let page = view! {
        <html lang="en" data-theme=theme.as_str()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>"The API · Cuebook"</title>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                {style.map(|style| view! { <link rel="stylesheet" href=style /> })}
            </head>
            <body>
                <Page manual />
                <div hidden inner_html=ICONS></div>
                <script nonce=nonce inner_html=COPY></script>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>{}", page.to_html())
}

#[component]
fn Page<'a>(manual: &'a Manual) -> impl IntoView + use<> {
    view! {
        <a class="skip" href="#main">
            "Skip to content"
        </a>
        <div class="manual">
            <header class="manual__top">
                <Brand href="/" />
                <a class="link" href="/">
                    "Your prompts"
                </a>
            </header>
            <Contents manual />
            <main class="manual__main" id="main" tabindex="-1">
                <h1>"The API"</h1>
                <div class="prose manual__guide" inner_html=manual.guide.clone()></div>
                <Reference groups=&manual.groups />
                <Types types=&manual.types />
            </main>
        </div>
    }
}

#[component]
fn Contents<'a>(manual: &'a Manual) -> impl IntoView + use<> {
    let line = |id: &str, words: &str| {
        let href = format!("#{id}");
        view! {
            <li>
                <a href=href>{words.to_string()}</a>
            </li>
        }
    };
    let guide: Vec<_> = manual.headings.iter().map(|(id, words)| line(id, words)).collect();
    let groups: Vec<_> = manual
        .groups
        .iter()
        .map(|group| {
            let addresses: Vec<_> = group.operations.iter().map(|one| line(&one.id, &one.title)).collect();
            view! {
                {head(&group.name, &capital(&group.name))}
                <ul class="manual__addresses">{addresses}</ul>
            }
        })
        .collect();
    view! {
        <nav class="manual__nav" aria-label="On this page">
            {head("main", "Guide")}
            <ul>{guide}</ul>
            {groups}
            {head("types", "Types")}
        </nav>
    }
}

fn head(id: &str, words: &str) -> impl IntoView + use<> {
    let href = format!("#{id}");
    view! {
        <p class="manual__group">
            <a href=href>{words.to_string()}</a>
        </p>
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
