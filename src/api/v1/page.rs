//! Lists come in pages, each with a cursor to the next.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::Serialize;
use utoipa::ToSchema;

use super::problem::{Code, Problem};

/// A stretch of a list.
#[derive(Serialize, ToSchema)]
pub struct Page<T> {
    pub data: Vec<T>,
    /// Where the next stretch begins: send it as `cursor`. `null` at the end.
    pub next_cursor: Option<String>,
}

/// A list that is never long.
#[derive(Serialize, ToSchema)]
pub struct All<T> {
    pub data: Vec<T>,
}

impl<T> Page<T> {
    /// `found` is one more than `limit` when there are more; `place` is what the list is ordered by.
    pub fn of<F>(
        list: &'static str,
        mut found: Vec<F>,
        limit: u32,
        place: impl Fn(&F) -> i64,
        show: impl Fn(F) -> T,
    ) -> Self {
        let more = found.len() > limit as usize;
        found.truncate(limit as usize);
        let next_cursor = found.last().filter(|_| more).map(|last| cursor(list, place(last)));
        Self { data: found.into_iter().map(show).collect(), next_cursor }
    }
}

pub fn cursor(list: &'static str, place: i64) -> String {
    URL_SAFE_NO_PAD.encode(format!("{list}:{place}"))
}

/// The place of a cursor that this list has given out.
pub fn place(list: &'static str, cursor: Option<&str>) -> Result<Option<i64>, Problem> {
    let Some(text) = cursor else { return Ok(None) };
    let decoded = URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let place = decoded.as_deref().and_then(|text| text.strip_prefix(list)?.strip_prefix(':')?.parse().ok());
    let place = place.filter(|place| self::cursor(list, *place) == text);
    let says =
        "This cursor is none of this list. Send next_cursor of the page before as it came, or none for the first.";
    place.map(Some).ok_or_else(|| Problem::new(Code::InvalidCursor, says).about("cursor"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_by_the_list_that_gave_it() {
        assert_eq!(place("prompts", Some(&cursor("prompts", 7))), Ok(Some(7)));
        assert_eq!(place("prompts", None), Ok(None));
        for broken in
            ["", "7", "*", "cHJvbXB0czo", &cursor("versions", 7), &cursor("prompts", 7)[1..], "cHJvbXB0czorNw"]
        {
            assert!(place("prompts", Some(broken)).is_err(), "{broken}");
        }
    }

    #[test]
    fn the_last_page_has_no_cursor() {
        let page = |found: Vec<i64>| Page::of("prompts", found, 2, |one| *one, |one| one);
        assert_eq!(page(vec![9, 8, 7]).next_cursor, Some(cursor("prompts", 8)));
        assert_eq!(page(vec![9, 8, 7]).data, [9, 8]);
        assert_eq!(page(vec![9, 8]).next_cursor, None);
    }
}
