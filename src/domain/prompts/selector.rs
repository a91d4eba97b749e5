//! Which version a reader wants: a number, a tag, or the latest.

use super::{
    number::VersionNumber,
    tag::{TagName, TagNameError},
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Selector {
    Latest,
    Number(VersionNumber),
    Tag(TagName),
}

impl Selector {
    /// Digits are a version, `latest` is the latest, all else is a tag.
    pub fn parse(text: &str) -> Result<Self, TagNameError> {
        if text == "latest" {
            return Ok(Self::Latest);
        }
        let number = text.parse::<i32>().ok().and_then(VersionNumber::new);
        match number {
            Some(number) if text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(Self::Number(number)),
            Some(_) | None => TagName::parse(text).map(Self::Tag),
        }
    }
}

impl std::fmt::Display for Selector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Latest => f.write_str("latest"),
            Self::Number(number) => number.fmt(f),
            Self::Tag(tag) => tag.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_versions_and_words_are_tags() {
        assert_eq!(Selector::parse("latest"), Ok(Selector::Latest));
        assert_eq!(Selector::parse("12"), Ok(Selector::Number(VersionNumber::new(12).expect("positive"))));
        assert!(matches!(Selector::parse("v1.0.0"), Ok(Selector::Tag(_))));
        for text in ["0", "+1", "-1", "99999999999", ""] {
            assert!(Selector::parse(text).is_err(), "{text}");
        }
    }
}
