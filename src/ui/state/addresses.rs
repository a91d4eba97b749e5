//! The addresses of all pages, in one place. Every state a person can reach has one that can be sent to a colleague.

use crate::domain::prompts::library::{LibraryQuery, Sort};

pub fn library(project: &str) -> String {
    format!("/p/{project}/prompts")
}

pub fn new_prompt(project: &str) -> String {
    format!("/p/{project}/prompts/new")
}

pub fn prompt(project: &str, name: &str) -> String {
    format!("/p/{project}/prompts/{name}")
}

pub fn version(project: &str, name: &str, number: impl std::fmt::Display) -> String {
    format!("/p/{project}/prompts/{name}?version={number}")
}

pub fn usage(project: &str, name: &str) -> String {
    format!("/p/{project}/prompts/{name}/usage")
}

pub fn tags(project: &str, name: &str) -> String {
    format!("/p/{project}/prompts/{name}/tags")
}

pub fn edit(project: &str, name: &str) -> String {
    format!("/p/{project}/prompts/{name}/edit")
}

/// The editor with the text of an old version (*Use as latest*).
pub fn use_as_latest(project: &str, name: &str, number: impl std::fmt::Display) -> String {
    format!("/p/{project}/prompts/{name}/edit?from={number}")
}

pub fn details(project: &str, name: &str) -> String {
    format!("/p/{project}/prompts/{name}/details")
}

pub fn archive(project: &str, name: &str) -> String {
    format!("/p/{project}/prompts/{name}/archive")
}

pub fn duplicate(project: &str, name: &str) -> String {
    format!("/p/{project}/prompts/{name}/duplicate")
}

/// `base` and `head` take a version number or a tag.
pub fn compare(project: &str, name: &str, base: impl std::fmt::Display, head: impl std::fmt::Display) -> String {
    format!("/p/{project}/prompts/{name}/compare/{base}...{head}")
}

/// `section` is `account`, `people`, `keys`, `project` or `activity`.
pub fn settings(project: &str, section: &str) -> String {
    format!("/p/{project}/settings/{section}")
}

/// `next` is where to go on afterwards.
pub fn sign_in(next: &str) -> String {
    match next {
        "" | "/" => String::from("/signin"),
        next => format!("/signin?next={}", encode(next)),
    }
}

/// The library with a question: only what differs from the plain library stands in the address.
pub fn library_with(project: &str, query: &LibraryQuery) -> String {
    let LibraryQuery { search, topic, tag, author, sort, page, archived } = query;
    let mut parts = Vec::new();
    let mut put = |key: &str, value: String| parts.push(format!("{key}={}", encode(&value)));
    if !search.trim().is_empty() {
        put("q", search.clone());
    }
    if let Some(topic) = topic {
        put("topic", topic.clone());
    }
    if let Some(tag) = tag {
        put("tag", tag.clone());
    }
    if let Some(author) = author {
        put("author", author.to_string());
    }
    if *sort != Sort::default() {
        put("sort", sort.as_str().to_string());
    }
    if *archived {
        put("archived", String::from("1"));
    }
    if *page > 1 {
        put("page", page.to_string());
    }
    match parts.is_empty() {
        true => library(project),
        false => format!("{}?{}", library(project), parts.join("&")),
    }
}

/// Percent-encodes a value for a query.
pub fn encode(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_asked_stands_in_the_address() {
        assert_eq!(library_with("acme", &LibraryQuery::default()), "/p/acme/prompts");
        let query = LibraryQuery { search: "ü & b".into(), page: 2, sort: Sort::Name, ..Default::default() };
        assert_eq!(library_with("acme", &query), "/p/acme/prompts?q=%C3%BC%20%26%20b&sort=name&page=2");
    }
}
