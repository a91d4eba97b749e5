//! E-mail addresses: what a person signs in with.

use serde::{Deserialize, Serialize};

use crate::domain::refusal::{Field, Refusal};

/// Trimmed and lower case, so that one address is one person. At most 254 characters.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Asks only for what an address cannot be without; whether mail arrives there nobody can tell from its letters.
    pub fn parse(typed: &str) -> Result<Self, Refusal> {
        let address = typed.trim().to_lowercase();
        let whole = address.split_once('@').is_some_and(|(local, host)| {
            !local.is_empty() && !host.is_empty() && !host.contains('@') && !host.starts_with('.')
        });
        let plain = !address.chars().any(|letter| letter.is_whitespace() || letter.is_control());
        if !whole || !plain || address.len() > 254 {
            return Err(Refusal::invalid(Field::Email, "write an e-mail address, for example ana@example.com"));
        }
        Ok(Self(address))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Addresses of people never reach a log.
impl std::fmt::Debug for Email {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Email(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_is_one_person_however_it_is_typed() {
        assert_eq!(Email::parse(" Ana@Example.COM "), Email::parse("ana@example.com"));
    }

    #[test]
    fn refuses_what_no_mail_could_reach() {
        for typed in ["", "ana", "@example.com", "ana@", "a b@example.com", "a@b@c", &format!("a@{}", "b".repeat(254))]
        {
            assert!(Email::parse(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn an_address_does_not_show_in_a_log() {
        let email = Email::parse("ana@example.com").expect("valid");
        assert!(!format!("{email:?}").contains("ana"));
    }
}
