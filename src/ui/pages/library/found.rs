//! The line above the list: how many there are, of how many, and the way to the others.

use leptos::prelude::*;

use super::{Place, question};
use crate::{
    domain::prompts::library::{LibraryPage, LibraryQuery, count_words},
    ui::state::addresses,
};

/// The figures, and the words that follow them.
fn words(query: &LibraryQuery, found: u32, total: u32) -> (String, String) {
    let search = query.search.trim();
    let one = found == 1;
    let kind = match (query.archived, !query.archived && question::narrows(query), one, total == 1) {
        (true, _, true, _) => "archived prompt",
        (true, _, false, _) => "archived prompts",
        (false, true, _, true) | (false, false, true, _) => "prompt",
        (false, ..) => "prompts",
    };
    let figures = match query.archived || !question::narrows(query) {
        true => count_words(found),
        false => format!("{} of {}", count_words(found), count_words(total)),
    };
    let mentions = if one { "mentions" } else { "mention" };
    let fits = if one { "fits" } else { "fit" };
    let what = match (search.is_empty(), question::filters(query)) {
        (true, false) => String::from(kind),
        (true, true) => format!("{kind} {fits}"),
        (false, false) => format!("{kind} {mentions} “{search}”"),
        (false, true) => format!("{kind} {mentions} “{search}” and {fits} the filters"),
    };
    (figures, what)
}

#[component]
pub fn Found(place: Place, query: LibraryQuery, found: u32, total: u32) -> impl IntoView {
    let (figures, what) = words(&query, found, total);
    let all = question::narrows(&query).then(|| {
        let words = match query.archived {
            true => String::from("Show all"),
            false => format!("Show all {}", count_words(total)),
        };
        view! {
            <a class="link" href=addresses::library_with(&place.slug, &question::everything(&query))>
                {words}
            </a>
        }
    });
    let other = match (query.archived, place.may_see_archived()) {
        (true, _) => view! {
            <a class="link" href=addresses::library(&place.slug)>
                "Prompts in use"
            </a>
        }
        .into_any(),
        (false, true) => {
            let archive = LibraryQuery { archived: true, ..LibraryQuery::default() };
            view! {
                <a class="link" href=addresses::library_with(&place.slug, &archive)>
                    "Archived"
                </a>
            }
            .into_any()
        }
        (false, false) => ().into_any(),
    };
    view! {
        <div class="lib-found">
            <p role="status"><strong>{figures}</strong>" "{what}</p>
            <p class="row">{all}{other}</p>
        </div>
    }
}

/// `51 to 100 of 342`, and the questions of the pages before and after.
pub fn pages(
    query: &LibraryQuery,
    page: &LibraryPage,
    size: u32,
) -> (String, Option<LibraryQuery>, Option<LibraryQuery>) {
    let shown = u32::try_from(page.rows.len()).unwrap_or(size);
    let before = query.page.saturating_sub(1).saturating_mul(size);
    let says = match shown {
        0 => format!("Nothing here of {}", count_words(page.found)),
        _ => format!("{} to {} of {}", before + 1, before + shown, count_words(page.found)),
    };
    let turn = |to: u32| Some(LibraryQuery { page: to, ..query.clone() });
    let previous = if query.page > 1 { turn(query.page - 1) } else { None };
    let next = if shown == size && page.found > before + shown { turn(query.page + 1) } else { None };
    (says, previous, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::timestamp::Timestamp;

    fn says(query: &LibraryQuery, found: u32, total: u32) -> String {
        let (figures, what) = words(query, found, total);
        format!("{figures} {what}")
    }

    #[test]
    fn the_line_says_what_was_found() {
        let plain = LibraryQuery::default();
        let search = LibraryQuery { search: " refund ".into(), ..plain.clone() };
        let topic = LibraryQuery { topic: Some("billing".into()), ..plain.clone() };
        let both = LibraryQuery { topic: Some("billing".into()), ..search.clone() };
        let archived = LibraryQuery { archived: true, ..plain.clone() };
        assert_eq!(says(&plain, 42, 42), "42 prompts");
        assert_eq!(says(&plain, 1, 1), "1 prompt");
        assert_eq!(says(&plain, 1000, 1000), "999+ prompts");
        assert_eq!(says(&search, 9, 42), "9 of 42 prompts mention “refund”");
        assert_eq!(says(&search, 1, 42), "1 of 42 prompts mentions “refund”");
        assert_eq!(says(&topic, 3, 42), "3 of 42 prompts fit");
        assert_eq!(says(&both, 0, 42), "0 of 42 prompts mention “refund” and fit the filters");
        assert_eq!(says(&archived, 1, 42), "1 archived prompt");
    }

    #[test]
    fn pages_lead_on_only_where_there_are_more() {
        let query = LibraryQuery { page: 1, ..LibraryQuery::default() };
        let page = LibraryPage { rows: Vec::new(), found: 9, total: 42, now: Timestamp(0) };
        let (says, previous, next) = pages(&LibraryQuery { page: 7, ..query }, &page, 50);
        assert_eq!(says, "Nothing here of 9");
        assert_eq!(previous.map(|query| query.page), Some(6));
        assert_eq!(next, None);
    }
}
