//! One prompt of the list.

use leptos::prelude::*;

use super::{Place, menu::row_menu};
use crate::{
    domain::{
        prompts::{library::PromptRow, tag::Tag},
        timestamp::Timestamp,
    },
    server_fns::prompts::BringBackPrompt,
    ui::{
        components::{hits, micro::Micro, tag::TagPointer, when::Ago},
        state::addresses,
    },
};

#[component]
pub fn Row(place: Place, search: String, row: PromptRow, now: Timestamp) -> impl IntoView {
    let href = addresses::prompt(&place.slug, row.name.as_str());
    let draft = row.has_draft.then(|| {
        view! {
            <a class="label label--draft" href=addresses::edit(&place.slug, row.name.as_str())>
                "Your draft"
            </a>
        }
    });
    let tags = addresses::tags(&place.slug, row.name.as_str());
    let (name, menu) = (name(&row, &search, href, draft), row_menu(&place, &row));
    let at = row.published_at;
    view! {
        <tr data-scope="">
            {name}
            <Middle row search at now tags />
            <td class="c-menu">{menu}</td>
        </tr>
    }
}

/// Out of use: it can be looked at, and brought back while its name is free.
#[component]
pub fn ArchivedRow(
    place: Place,
    search: String,
    row: PromptRow,
    now: Timestamp,
    bring_back: ServerAction<BringBackPrompt>,
) -> impl IntoView {
    let href = format!("{}?archived={}", addresses::prompt(&place.slug, row.name.as_str()), row.uuid);
    let at = row.archived_at.unwrap_or(row.published_at);
    let uuid = row.uuid.to_string();
    let label = format!("Bring back {}", row.name);
    let name = name(&row, &search, href, ());
    view! {
        <tr data-scope="">
            {name}
            <Middle row search at now />
            <td class="c-menu c-back">
                <ActionForm action=bring_back>
                    <input type="hidden" name="project" value=place.slug />
                    <input type="hidden" name="uuid" value=uuid />
                    <button class="btn btn--s" type="submit" aria-label=label>
                        "Bring back"
                    </button>
                </ActionForm>
            </td>
        </tr>
    }
}

fn name(row: &PromptRow, search: &str, href: String, beside: impl IntoView + 'static) -> impl IntoView {
    let topics = (!row.topics.is_empty()).then(|| {
        view! { <span inner_html=hits::text(&row.topics.join(", "), search)></span> }
    });
    let name = hits::name(row.name.as_str(), search);
    view! {
        <td class="c-name">
            <a class="row-name" href=href data-step="" inner_html=name></a>
            <div class="row-topics">{topics} {beside}</div>
        </td>
    }
}

/// The columns that both lists share. `at` is what the list is about: the last publish, or the end of use.
#[component]
fn Middle(
    row: PromptRow,
    search: String,
    at: Timestamp,
    now: Timestamp,
    /// The page of all its tags, where it has one.
    #[prop(optional, into)]
    tags: Option<String>,
) -> impl IntoView {
    let (listed, more) = listed(&row.tags);
    let more = (more > 0).then(|| {
        let words = format!("and {more} more");
        match tags {
            Some(href) => view! { <a class="link small" href=href>{words}</a> }.into_any(),
            None => view! { <span class="row-side">{words}</span> }.into_any(),
        }
    });
    let tags: Vec<_> =
        listed.into_iter().map(|tag| view! { <TagPointer tag=tag.name.clone() number=tag.number /> }).collect();
    let none = tags.is_empty().then(|| view! { <span class="row-side faint">"No tags yet"</span> });
    let author = row.author;
    view! {
        <td class="c-text">
            <p class="row-text" dir="auto" inner_html=hits::prompt(&row.words, row.words_cut, &search)></p>
        </td>
        <td class="c-tags">
            <div class="row-tags">{tags} {more} {none}</div>
        </td>
        <td class="c-vers">
            <Micro latest=row.latest tags=row.tags />
        </td>
        <td class="c-who">
            <span class="row-side">{author.clone()}</span>
        </td>
        <td class="c-when">
            <span class="row-side">
                <span class="row-by">{author} ", "</span>
                <Ago at now />
            </span>
        </td>
    }
}

/// So many tags keep a row a row.
const LISTED: usize = 5;

/// Production and the first others, with the number of those left out. One more is shown rather than counted.
fn listed(tags: &[Tag]) -> (Vec<&Tag>, usize) {
    let mut tags: Vec<&Tag> = tags.iter().collect();
    tags.sort_by_key(|tag| !tag.name.is_production());
    let shown = if tags.len() > LISTED + 1 { LISTED } else { tags.len() };
    let more = tags.len() - shown;
    tags.truncate(shown);
    (tags, more)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prompts::{number::VersionNumber, tag::TagName};

    fn tags(names: &[&str]) -> Vec<Tag> {
        let tag = |name: &&str| Tag { name: TagName::parse(name).expect("a name"), number: VersionNumber::FIRST };
        names.iter().map(tag).collect()
    }

    #[test]
    fn of_many_tags_production_is_always_shown() {
        let many = tags(&["a", "b", "c", "d", "e", "f", "production"]);
        let (shown, more) = listed(&many);
        let names: Vec<&str> = shown.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!((names, more), (vec!["production", "a", "b", "c", "d"], 2));
        assert_eq!(listed(&tags(&["a", "b", "c", "d", "e", "f"])).1, 0);
    }
}
