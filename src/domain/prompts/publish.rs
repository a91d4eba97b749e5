//! The rule of publishing: right, limits, base, unchanged, in this order.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    name::PromptName,
    number::VersionNumber,
    version::{PromptVersion, Snapshot},
};
use crate::domain::{
    refusal::{Field, Refusal},
    timestamp::Timestamp,
};

/// The version a text was started from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Base {
    /// Publish only upon this version: the browser, and programs that want to know of conflicts.
    Exactly(VersionNumber),
    /// Publish upon whatever is the latest.
    Latest,
}

/// What to do with a text that says what the latest version says already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenUnchanged {
    /// Make no version and say so.
    Refuse,
    /// Make one all the same, as some clients expect.
    Publish,
}

/// Somebody published meanwhile.
#[derive(Clone, Debug, PartialEq, Error, Serialize, Deserialize)]
#[error("{author} published version {latest} of {name} while you were editing version {base}")]
pub struct Conflict {
    pub name: PromptName,
    pub base: VersionNumber,
    pub latest: VersionNumber,
    /// Who published the latest version, and when and why.
    pub author: String,
    pub at: Timestamp,
    pub message: String,
}

/// Decides the number of the next version upon `held`, the latest version of the prompt `name`.
///
/// # Errors
/// [`Refusal::Conflict`] when the base is no longer the latest, [`Refusal::NotFound`] when the base is a version that was
/// never made, [`Refusal::Invalid`] after the last version.
pub fn next_number(base: Base, name: &PromptName, held: &PromptVersion) -> Result<VersionNumber, Refusal> {
    let latest = held.number;
    let Some(next) = latest.next() else {
        let says =
            "this prompt has 2,000 versions, which is the most a prompt can have; duplicate it and go on in the copy";
        return Err(Refusal::invalid(Field::Version, says));
    };
    match base {
        Base::Exactly(base) if base > latest => Err(Refusal::not_found(format!("version {base} of {name}"))),
        Base::Exactly(base) if base < latest => Err(Refusal::Conflict(Box::new(Conflict {
            name: name.clone(),
            base,
            latest,
            author: held.author.clone(),
            at: held.created_at,
            message: held.message.as_str().to_string(),
        }))),
        Base::Exactly(_) | Base::Latest => Ok(next),
    }
}

/// Whether there is something to publish, which is asked last.
///
/// # Errors
/// [`Refusal::Unchanged`] when `text` says what `held` says and that makes no version.
pub fn require_change(text: &Snapshot, held: &PromptVersion, when_unchanged: WhenUnchanged) -> Result<(), Refusal> {
    match when_unchanged {
        WhenUnchanged::Refuse if text.says_the_same_as(&held.snapshot()) => {
            Err(Refusal::Unchanged { latest: held.number })
        }
        WhenUnchanged::Refuse | WhenUnchanged::Publish => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::prompts::{content::Content, message::CommitMessage, variable::TemplateFormat};

    fn snapshot(text: &str) -> Snapshot {
        Snapshot {
            content: Content::Text(text.into()),
            format: TemplateFormat::Mustache,
            settings: None,
            metadata: None,
        }
    }

    fn held(latest: i32) -> PromptVersion {
        let Snapshot { content, format, settings, metadata } = snapshot("old");
        PromptVersion {
            uuid: Uuid::nil(),
            number: number(latest),
            content,
            format,
            settings,
            metadata,
            message: CommitMessage::parse("why").expect("short"),
            author: String::from("Ana Ruiz"),
            created_at: Timestamp(0),
            restored_from: None,
        }
    }

    fn decide(base: Base, latest: i32, text: &str, when: WhenUnchanged) -> Result<i32, Refusal> {
        let name = PromptName::parse("p").expect("valid");
        let held = held(latest);
        let number = next_number(base, &name, &held)?;
        require_change(&snapshot(text), &held, when)?;
        Ok(number.get())
    }

    fn number(number: i32) -> VersionNumber {
        VersionNumber::new(number).expect("positive")
    }

    #[test]
    fn a_publish_upon_the_latest_gets_the_next_number() {
        assert_eq!(decide(Base::Exactly(number(3)), 3, "new", WhenUnchanged::Refuse), Ok(4));
        assert_eq!(decide(Base::Latest, 7, "new", WhenUnchanged::Refuse), Ok(8));
    }

    #[test]
    fn a_stale_base_is_a_conflict_that_names_the_other() {
        let refusal = decide(Base::Exactly(number(2)), 3, "new", WhenUnchanged::Refuse).expect_err("stale");
        assert_eq!(refusal.to_string(), "Ana Ruiz published version 3 of p while you were editing version 2");
    }

    #[test]
    fn a_stale_base_is_told_before_an_unchanged_text() {
        let refusal = decide(Base::Exactly(number(2)), 3, "old", WhenUnchanged::Refuse).expect_err("stale");
        assert!(matches!(refusal, Refusal::Conflict(_)));
    }

    #[test]
    fn an_unchanged_text_makes_no_version_unless_asked() {
        let base = Base::Exactly(number(3));
        assert_eq!(decide(base, 3, "old", WhenUnchanged::Refuse), Err(Refusal::Unchanged { latest: number(3) }));
        assert_eq!(decide(base, 3, "old", WhenUnchanged::Publish), Ok(4));
    }

    #[test]
    fn the_history_ends_at_two_thousand_and_bases_must_exist() {
        assert_eq!(decide(Base::Latest, 1_999, "new", WhenUnchanged::Refuse), Ok(2_000));
        assert!(decide(Base::Latest, 2_000, "new", WhenUnchanged::Refuse).is_err());
        let ahead = decide(Base::Exactly(number(9)), 3, "new", WhenUnchanged::Refuse);
        assert!(matches!(ahead, Err(Refusal::NotFound { .. })));
    }
}
