//! Global ids, as Phoenix's clients keep them and as they stand in addresses: base64 of a type and a row's number.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::domain::ids::{PromptId, TagId, VersionId};

pub fn of_prompt(id: PromptId) -> String {
    write("Prompt", id.0)
}

pub fn of_version(id: VersionId) -> String {
    write("PromptVersion", id.0)
}

pub fn of_tag(id: TagId) -> String {
    write("PromptVersionTag", id.0)
}

pub fn prompt(text: &str) -> Option<PromptId> {
    read(text).filter(|(kind, _)| kind == "Prompt").map(|(_, row)| PromptId(row))
}

pub fn version(text: &str) -> Option<VersionId> {
    read(text).filter(|(kind, _)| kind == "PromptVersion").map(|(_, row)| VersionId(row))
}

/// The number in an id of any type: all that counts in a cursor.
pub fn row(text: &str) -> Option<i64> {
    read(text).map(|(_, row)| row)
}

fn write(kind: &str, row: i64) -> String {
    STANDARD.encode(format!("{kind}:{row}"))
}

/// A number too large for us is one that no row has.
fn read(text: &str) -> Option<(String, i64)> {
    let decoded = String::from_utf8(STANDARD.decode(text).ok()?).ok()?;
    let (kind, digits) = decoded.split_once(':')?;
    let unsigned = digits.strip_prefix('-').unwrap_or(digits);
    if unsigned.is_empty() || !unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some((kind.to_string(), digits.parse().unwrap_or(i64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_it_was_written() {
        assert_eq!(of_prompt(PromptId(1)), "UHJvbXB0OjE=");
        assert_eq!(of_version(VersionId(67)), "UHJvbXB0VmVyc2lvbjo2Nw==");
        assert_eq!(prompt("UHJvbXB0OjE="), Some(PromptId(1)));
        assert_eq!(version(&of_version(VersionId(67))), Some(VersionId(67)));
        assert_eq!(version("UHJvbXB0VmVyc2lvbjotMQ=="), Some(VersionId(-1)));
        assert_eq!(version("UHJvbXB0VmVyc2lvbjo5OTk5OTk5OTk5OTk5OTk5OTk5OQ=="), Some(VersionId(i64::MAX)));
        assert_eq!(row("UHJvbXB0OjE="), Some(1));
    }

    #[test]
    fn another_type_or_form_is_no_id() {
        for text in ["", "1", "garbage", "UHJvbXB0OjE", "UHJvbXB0OmFiYw==", "UHJvbXB0Og==", "=", "\u{e9}"] {
            assert_eq!(row(text), None, "{text}");
        }
        assert_eq!(prompt(&of_version(VersionId(1))), None);
        assert_eq!(version(&of_tag(TagId(1))), None);
    }
}
