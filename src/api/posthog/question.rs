//! What stands behind the `?`. Of a parameter that comes twice the last one counts, as at PostHog.

use std::borrow::Cow;

use super::problem::Problem;
use crate::domain::prompts::{
    number::VersionNumber,
    selector::Selector,
    tag::{TagName, TagNameError},
};

/// The parameters that both endpoints know.
#[derive(Default)]
pub struct Question<'a> {
    pub token: Option<Cow<'a, str>>,
    pub version: Option<Cow<'a, str>>,
    pub label: Option<Cow<'a, str>>,
    content: Option<Cow<'a, str>>,
}

/// How much of each prompt is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    Full,
    Preview,
    /// Neither prompt nor preview.
    None,
}

impl<'a> Question<'a> {
    pub fn of(query: &'a str) -> Self {
        let mut question = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "token" => question.token = Some(value),
                "version" => question.version = Some(value),
                "label" => question.label = Some(value),
                "content" => question.content = Some(value),
                _ => {}
            }
        }
        question
    }

    pub fn selector(&self) -> Result<Selector, Problem> {
        match (&self.version, &self.label) {
            (None, None) => Ok(Selector::Latest),
            (Some(_), Some(_)) => Err(Problem::not_both("Use either version or label, not both.")),
            (Some(version), None) => number("version", version).map(Selector::Number),
            (None, Some(label)) => tag(label).map(Selector::Tag),
        }
    }

    pub fn tag(&self) -> Result<Option<TagName>, Problem> {
        self.label.as_deref().map(tag).transpose()
    }

    pub fn share(&self) -> Result<Share, Problem> {
        match self.content.as_deref() {
            None | Some("full") => Ok(Share::Full),
            Some("preview") => Ok(Share::Preview),
            Some("none") => Ok(Share::None),
            Some(other) => {
                let says = format!("\"{other}\" is not a valid choice. Use full, preview or none.");
                Err(Problem::invalid("content", says))
            }
        }
    }
}

pub fn number(attr: &'static str, text: &str) -> Result<VersionNumber, Problem> {
    let text = text.trim();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::invalid(attr, "A valid integer is required."));
    }
    if !sign.is_empty() || digits.bytes().all(|byte| byte == b'0') {
        return Err(Problem::invalid(attr, "Ensure this value is greater than or equal to 1."));
    }
    // A number too large for us is one that no prompt has.
    let number = digits.parse().unwrap_or(i32::MAX);
    VersionNumber::new(number).ok_or_else(|| Problem::invalid(attr, "A valid integer is required."))
}

pub fn tag(label: &str) -> Result<TagName, Problem> {
    TagName::parse(label).map_err(|error| {
        let says = match error {
            TagNameError::Length => "Label names must be between 1 and 128 characters.",
            TagNameError::Latest => {
                "'latest' is a reserved label. It always points to the newest version, which you get without a label."
            }
            TagNameError::Number => "Label names cannot be numbers only, to avoid confusion with version numbers.",
            TagNameError::Letters => {
                "Use lowercase letters, numbers, dots (.), hyphens (-) and underscores (_), starting and ending with a \
                 letter or number."
            }
        };
        Problem::invalid("label", says)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selector(query: &str) -> Result<String, Problem> {
        Question::of(query).selector().map(|selector| selector.to_string())
    }

    #[test]
    fn a_selector_is_a_version_a_label_or_the_latest() {
        assert_eq!(selector("").as_deref(), Ok("latest"));
        assert_eq!(selector("token=phc_1&version=3").as_deref(), Ok("3"));
        assert_eq!(selector("version=9&version=2").as_deref(), Ok("2"));
        assert_eq!(selector("label=v1.0.0").as_deref(), Ok("v1.0.0"));
        assert_eq!(selector("label=%20production").as_deref(), Ok("production"));
        assert_eq!(selector("version=99999999999").as_deref(), Ok("2147483647"));
    }

    #[test]
    fn what_is_no_selector_is_said_in_posthogs_words() {
        let cases = [
            ("version=1&label=production", Problem::not_both("Use either version or label, not both.")),
            ("version=", Problem::invalid("version", "A valid integer is required.")),
            ("version=two", Problem::invalid("version", "A valid integer is required.")),
            ("version=1.5", Problem::invalid("version", "A valid integer is required.")),
            ("version=0", Problem::invalid("version", "Ensure this value is greater than or equal to 1.")),
            ("version=-3", Problem::invalid("version", "Ensure this value is greater than or equal to 1.")),
            ("label=", Problem::invalid("label", "Label names must be between 1 and 128 characters.")),
        ];
        for (query, problem) in cases {
            assert_eq!(selector(query), Err(problem), "{query}");
        }
        for query in ["label=Production", "label=latest", "label=12", "label=a..b"] {
            assert!(selector(query).is_err(), "{query}");
        }
    }

    #[test]
    fn the_share_is_all_by_default() {
        let share = |query| Question::of(query).share();
        assert_eq!(share("a=b"), Ok(Share::Full));
        assert_eq!(share("content=preview"), Ok(Share::Preview));
        assert_eq!(share("content=none"), Ok(Share::None));
        assert!(share("content=all").is_err());
    }
}
