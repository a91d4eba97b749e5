//! The choice about somebody's keys, as a form sends it.

use crate::domain::{
    ids::PersonId,
    people::keys_of::KeysOf,
    refusal::{Field, Outcome, Refusal},
};

/// `choice` is empty, `keep`, `revoke` or `hand_over`; `heir` is the id of whoever takes over.
pub fn keys_of(choice: &str, heir: &str) -> Outcome<Option<KeysOf>> {
    match choice {
        "" => Ok(None),
        "keep" => Ok(Some(KeysOf::Keep)),
        "revoke" => Ok(Some(KeysOf::Revoke)),
        "hand_over" => match heir.parse() {
            Ok(heir) => Ok(Some(KeysOf::HandOverTo(PersonId(heir)))),
            Err(_) => Err(Refusal::invalid(Field::KeyName, "choose who takes over the keys")),
        },
        _ => Err(Refusal::invalid(Field::KeyName, "choose what becomes of the keys")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_whole_or_it_is_none() {
        assert_eq!(keys_of("", "7"), Ok(None));
        assert_eq!(keys_of("hand_over", "7"), Ok(Some(KeysOf::HandOverTo(PersonId(7)))));
        assert!(keys_of("hand_over", "").is_err());
        assert!(keys_of("burn", "").is_err());
    }
}
