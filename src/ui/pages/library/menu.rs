//! What one can do with a prompt of the list.

use leptos::prelude::*;

use super::Place;
use crate::{
    domain::prompts::{library::PromptRow, tag::TagName},
    ui::{
        components::{html::Html, icon::Icon},
        state::addresses,
    },
};

/// What "Compare" of this prompt means: the live version against the latest, else the last two. `None` with one version.
fn comparison(slug: &str, row: &PromptRow) -> Option<(String, &'static str)> {
    let name = row.name.as_str();
    let live = row.tags.iter().find(|tag| tag.name.is_production());
    match (live, row.latest.previous()) {
        (Some(live), _) if live.number != row.latest => {
            Some((addresses::compare(slug, name, TagName::PRODUCTION, row.latest), "Compare with production"))
        }
        (_, Some(before)) => Some((addresses::compare(slug, name, before, row.latest), "Compare versions")),
        (_, None) => None,
    }
}

pub fn row_menu(place: &Place, row: &PromptRow) -> impl IntoView + use<> {
    let label = format!("More for {}", row.name);
    let entries = entries(place, row);
    view! {
        <details class="pop">
            <summary class="iconbtn" aria-label=label>
                <Icon name="more" />
            </summary>
            <ul class="menu" inner_html=entries></ul>
        </details>
    }
}

/// As HTML: a page has thirty menus, of which nobody opens more than one.
fn entries(place: &Place, row: &PromptRow) -> String {
    let (slug, name) = (place.slug.as_str(), row.name.as_str());
    let mut html = Html::default();
    html.raw("<li><a href=\"").text(&addresses::prompt(slug, name)).raw("\">");
    inside(&mut html, "view", "Open", Some("↵"));
    if place.may_edit() {
        html.raw("<li><a aria-keyshortcuts=\"e\" data-does=\"Edit the chosen prompt\" href=\"");
        html.text(&addresses::edit(slug, name)).raw("\">");
        inside(&mut html, "edit", "Edit latest", Some("E"));
    }
    if let Some((href, words)) = comparison(slug, row) {
        html.raw("<li><a href=\"").text(&href).raw("\">");
        inside(&mut html, "compare", words, None);
    }
    if place.may_edit() {
        html.raw("<li><a href=\"").text(&addresses::tags(slug, name)).raw("\">");
        inside(&mut html, "tag", "Move a tag…", None);
        html.raw("<li><a href=\"").text(&addresses::duplicate(slug, name)).raw("\">");
        inside(&mut html, "copy", "Duplicate…", None);
        html.raw("<li class=\"menu__gap\"><a class=\"menu__bad\" href=\"")
            .text(&addresses::archive(slug, name))
            .raw("\">");
        inside(&mut html, "archive", "Archive…", None);
    }
    html.into_string()
}

/// What stands in an entry, and its end. The key is shown where a script hears it.
fn inside(html: &mut Html, icon: &'static str, words: &'static str, key: Option<&'static str>) {
    html.raw("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-").raw(icon).raw("\"></use></svg>").raw(words);
    if let Some(key) = key {
        html.raw("<kbd class=\"needs-script\" aria-hidden=\"true\">").raw(key).raw("</kbd>");
    }
    html.raw("</a></li>");
}
