//! From the address to the question it asks, and on to the next one.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};

use crate::{
    domain::{
        ids::PersonId,
        prompts::library::{LibraryQuery, Sort},
    },
    ui::state::addresses,
};

pub fn use_question() -> Memo<LibraryQuery> {
    let query = use_query_map();
    Memo::new(move |_| read(&query.read()))
}

/// A plain form sends every field it has: an empty one asks nothing.
fn read(query: &ParamsMap) -> LibraryQuery {
    let given = |key: &str| query.get(key).filter(|value| !value.trim().is_empty());
    LibraryQuery {
        search: given("q").unwrap_or_default(),
        topic: given("topic"),
        tag: given("tag"),
        author: given("author").and_then(|id| id.parse().ok()).map(PersonId),
        sort: given("sort").and_then(|sort| Sort::parse(&sort)).unwrap_or_default(),
        page: given("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1),
        archived: given("archived").is_some(),
    }
}

/// Whether anything but order, page and archive is asked.
pub fn narrows(query: &LibraryQuery) -> bool {
    !query.search.trim().is_empty() || filters(query)
}

pub fn filters(query: &LibraryQuery) -> bool {
    query.topic.is_some() || query.tag.is_some() || query.author.is_some()
}

/// The same place with nothing asked.
pub fn everything(query: &LibraryQuery) -> LibraryQuery {
    LibraryQuery { archived: query.archived, sort: query.sort, ..LibraryQuery::default() }
}

/// Goes where a changed question leads. Letters of a search replace the address they started from, so that one step back
/// leaves the search and not one letter of it.
pub fn use_asker(slug: String) -> impl Fn(LibraryQuery, bool) + Clone {
    let navigate = use_navigate();
    move |query, replace| {
        let options = NavigateOptions { replace, scroll: false, ..NavigateOptions::default() };
        navigate(&addresses::library_with(&slug, &query), options);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(pairs: &[(&str, &str)]) -> LibraryQuery {
        let mut map = ParamsMap::new();
        for (key, value) in pairs {
            map.insert(key.to_string(), value.to_string());
        }
        read(&map)
    }

    #[test]
    fn a_plain_form_with_empty_fields_asks_for_everything() {
        let plain = query(&[("q", ""), ("topic", ""), ("tag", ""), ("author", ""), ("sort", "published")]);
        assert_eq!(plain, LibraryQuery { page: 1, ..LibraryQuery::default() });
        assert!(!narrows(&plain));
    }

    #[test]
    fn nonsense_in_an_address_asks_nothing() {
        assert_eq!(query(&[("page", "0"), ("sort", "colour"), ("author", "me")]), query(&[]));
    }

    #[test]
    fn an_address_holds_the_whole_question() {
        let asked = LibraryQuery {
            search: "a b".into(),
            topic: Some("billing".into()),
            tag: Some("production".into()),
            author: Some(PersonId(3)),
            sort: Sort::Name,
            page: 2,
            archived: true,
        };
        let address = addresses::library_with("acme", &asked);
        assert_eq!(
            address,
            "/p/acme/prompts?q=a%20b&topic=billing&tag=production&author=3&sort=name&archived=1&page=2"
        );
        let pairs = [("q", "a b"), ("topic", "billing"), ("tag", "production"), ("author", "3"), ("sort", "name")];
        assert_eq!(query(&[&pairs[..], &[("archived", "1"), ("page", "2")]].concat()), asked);
    }
}
