//! Which stretch of a list is asked for.

use serde_json::{Value, json};

use super::{
    complaint::{Complaint, Step},
    problem::Problem,
};
use crate::usecases::global_id;

const DEFAULT: u32 = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// At least one.
    pub limit: u32,
    /// The row that comes first, and then those with lower ids.
    pub from: Option<i64>,
}

impl Paging {
    /// A limit above `most` is `most`. Of a parameter that comes twice the last one counts.
    pub fn of(query: &str, most: u32) -> Result<Self, Problem> {
        let mut paging = Self { limit: DEFAULT.min(most), from: None };
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "limit" => paging.limit = limit(&value, most)?,
                "cursor" if value.is_empty() => paging.from = None,
                "cursor" => paging.from = Some(global_id::row(&value).ok_or_else(|| no_cursor(&value))?),
                _ => {}
            }
        }
        Ok(paging)
    }

    /// Of what was read, which can be one more than the page holds.
    pub fn page<T>(self, found: &[T]) -> &[T] {
        &found[..found.len().min(self.limit as usize)]
    }

    /// The id of the first that is to come.
    pub fn next<T>(self, found: &[T], id: impl FnOnce(&T) -> String) -> Option<String> {
        found.get(self.limit as usize).map(id)
    }
}

pub fn no_cursor(text: &str) -> Problem {
    Problem::unprocessable(format!("Invalid cursor format: {text}"))
}

fn limit(text: &str, most: u32) -> Result<u32, Problem> {
    let fault = |kind, says, context| {
        let place = vec![Step::Key("query".into()), Step::Key("limit".into())];
        Problem::from(Complaint::new(kind, says, &Value::from(text)).at(place).with(context))
    };
    let whole = text.trim().strip_suffix(".0").unwrap_or(text.trim());
    let (sign, digits) = whole.strip_prefix('-').map_or((false, whole), |digits| (true, digits));
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let says = "Input should be a valid integer, unable to parse string as an integer";
        return Err(fault("int_parsing", says, Value::Null));
    }
    if sign || digits.bytes().all(|byte| byte == b'0') {
        return Err(fault("greater_than", "Input should be greater than 0", json!({ "gt": 0 })));
    }
    Ok(digits.parse().unwrap_or(most).min(most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_asked_for_by_its_size_and_its_first_row() {
        let of = |query| Paging::of(query, 1_000).map(|paging| (paging.limit, paging.from));
        assert_eq!(of(""), Ok((100, None)));
        assert_eq!(of("limit=2.0&cursor=UHJvbXB0OjI1"), Ok((2, Some(25))));
        assert_eq!(of("limit=99999999999999999999&cursor=&name=a"), Ok((1_000, None)));
        assert_eq!(of("cursor=%C3%BC%20x"), Err(Problem::unprocessable("Invalid cursor format: ü x")));
        for query in ["limit=0", "limit=-5", "limit=abc", "limit=", "limit=1.5"] {
            assert!(of(query).is_err(), "{query}");
        }
    }

    #[test]
    fn the_cursor_is_the_first_row_that_is_to_come() {
        let paging = Paging { limit: 2, from: None };
        assert_eq!(
            (paging.page(&[9, 8, 7]), paging.next(&[9, 8, 7], ToString::to_string)),
            (&[9, 8][..], Some("7".into()))
        );
        assert_eq!((paging.page(&[9, 8]), paging.next(&[9, 8], ToString::to_string)), (&[9, 8][..], None));
    }
}
