//! Sorting words on a prompt.

use super::text;
use crate::domain::{
    count::thousands,
    refusal::{Field, Refusal},
};

pub const MAX_TOPICS: usize = 20;
pub const MAX_LENGTH: usize = 64;

/// Topics as a person types them, separated by commas: trimmed, lower case, each once, in their order.
pub fn parse_list(typed: &str) -> Result<Vec<String>, Refusal> {
    parse(typed.split([',', '\n']))
}

/// 1 to 64 characters each, at most 20 a prompt.
pub fn parse<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<Vec<String>, Refusal> {
    let mut topics: Vec<String> = Vec::new();
    for word in words {
        let word = text::normalise(word).map_err(|error| Refusal::invalid(Field::Topics, error.to_string()))?;
        let topic = word.trim().to_lowercase();
        if topic.is_empty() || topics.contains(&topic) {
            continue;
        }
        if topic.chars().count() > MAX_LENGTH {
            let says = format!("a topic has at most {MAX_LENGTH} characters; shorten {topic:?}");
            return Err(Refusal::invalid(Field::Topics, says));
        }
        if topic.contains([',', '\n']) {
            let says = format!("a topic is one line without a comma; make several topics of {topic:?}");
            return Err(Refusal::invalid(Field::Topics, says));
        }
        topics.push(topic);
    }
    if topics.len() > MAX_TOPICS {
        let (given, more) = (thousands(topics.len()), thousands(topics.len() - MAX_TOPICS));
        let says = format!("a prompt has at most {MAX_TOPICS} topics, these are {given}; leave out {more}");
        return Err(Refusal::invalid(Field::Topics, says));
    }
    Ok(topics)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_are_tidied() {
        assert_eq!(
            parse_list(" Fresh ,billing,, fresh\nÜber uns"),
            Ok(vec!["fresh".into(), "billing".into(), "über uns".into()])
        );
    }

    /// The page of a prompt shows its topics with commas between them, and takes them as they stand there.
    #[test]
    fn a_topic_of_a_program_holds_no_comma() {
        assert!(parse(["billing, refunds"]).is_err());
        assert!(parse(["billing\nrefunds"]).is_err());
        assert_eq!(parse([" billing ", "refunds"]), Ok(vec!["billing".into(), "refunds".into()]));
    }

    #[test]
    fn too_many_or_too_long_topics_are_refused() {
        let many = (0..21).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
        assert!(parse_list(&many).is_err());
        assert!(parse_list(&"x".repeat(65)).is_err());
        assert!(parse_list(&"x".repeat(64)).is_ok());
    }
}
