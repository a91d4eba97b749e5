//! What stands behind the `?`: known parameters only, each once.

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, IntoDeserializer, Visitor, value::MapDeserializer},
    forward_to_deserialize_any,
};

use super::problem::{Code, Problem};

/// No parameter at all.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The struct's fields are the parameters, each a text; whoever reads one says what is wrong with it.
pub fn parse<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    let pairs =
        form_urlencoded::parse(query.as_bytes()).map(|(name, value)| (name.into_owned(), Text(value.into_owned())));
    let pairs: Vec<(String, Text)> = pairs.collect();
    if let Some((name, _)) = pairs.iter().find(|(name, value)| name.contains('\0') || value.0.contains('\0')) {
        return Err(Problem::parameter(name.clone(), "A parameter holds a NUL character, which nothing here has."));
    }
    T::deserialize(MapDeserializer::new(pairs.into_iter())).map_err(|Fault(problem)| problem)
}

/// A parameter that is there.
struct Text(String);

impl<'de> Deserializer<'de> for Text {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_string(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, Fault> for Text {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[derive(Debug)]
struct Fault(Problem);

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a parameter")
    }
}

impl std::error::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: std::fmt::Display>(says: T) -> Self {
        Self(Problem::new(Code::InvalidParameter, format!("The parameters could not be read: {says}.")))
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        let says = match known {
            [] => format!("There is no parameter {name:?} here: this address takes none."),
            [one] => format!("There is no parameter {name:?} here; this address knows {one}."),
            [first @ .., last] => {
                format!("There is no parameter {name:?} here; this address knows {} and {last}.", first.join(", "))
            }
        };
        Self(Problem::new(Code::UnknownParameter, says).about(name.to_string()))
    }

    fn missing_field(name: &'static str) -> Self {
        Self(Problem::parameter(name, format!("The parameter {name} is needed.")))
    }

    fn duplicate_field(name: &'static str) -> Self {
        Self(Problem::parameter(name, format!("The parameter {name} is there twice; send it once.")))
    }
}

/// A whole number between two others.
pub fn number(name: &'static str, text: &str, from: i32, to: i32) -> Result<i32, Problem> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|number| digits && (from..=to).contains(number));
    number.ok_or_else(|| Problem::parameter(name, format!("{name} is a whole number from {from} to {to}.")))
}

pub fn flag(name: &'static str, text: Option<&str>) -> Result<bool, Problem> {
    match text {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(Problem::parameter(name, format!("{name} is true or false."))),
    }
}

/// How many a page has: 1 to 100, 30 by default.
pub fn limit(text: Option<&str>) -> Result<u32, Problem> {
    match text {
        None => Ok(30),
        Some(text) => number("limit", text, 1, 100).map(i32::unsigned_abs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Known {
        search: Option<String>,
        #[expect(dead_code, reason = "only whether it is there is asked")]
        from: String,
    }

    fn refused(query: &str) -> serde_json::Value {
        serde_json::to_value(parse::<Known>(query).expect_err("no such question").body()).expect("JSON")
    }

    #[test]
    fn only_known_parameters_are_taken_each_once() {
        let known = parse::<Known>("from=1&search=a%20b").expect("known");
        assert_eq!(known.search.as_deref(), Some("a b"));
        let unknown = refused("from=1&serach=a");
        assert_eq!((&unknown["code"], &unknown["field"]), (&"unknown_parameter".into(), &"serach".into()));
        assert!(unknown["detail"].as_str().is_some_and(|says| says.contains("search and from")), "{unknown}");
        for query in ["", "search=a", "from=1&from=2", "from=%00"] {
            assert_eq!(refused(query)["code"], "invalid_parameter", "{query}");
        }
        assert!(parse::<Nothing>("").is_ok());
        assert!(parse::<Nothing>("a").is_err());
    }

    #[test]
    fn numbers_are_plain_digits_within_bounds() {
        assert_eq!(number("limit", "100", 1, 100), Ok(100));
        for text in ["", "0", "101", "+1", "-1", "1.0", " 1", "99999999999999999999", "١"] {
            assert!(number("limit", text, 1, 100).is_err(), "{text}");
        }
        assert_eq!(limit(None), Ok(30));
        assert!(flag("as_written", Some("1")).is_err());
    }
}
