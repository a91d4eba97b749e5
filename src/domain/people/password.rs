//! What a new password must be.

use crate::domain::refusal::{Field, Refusal};

pub const MIN: usize = 10;
/// Longer ones are refused rather than cut: hashing unbounded input is a way to wear a server out.
pub const MAX: usize = 256;

/// 10 to 256 characters of any kind. Length is what makes a password hard to guess; rules about kinds of letters do not.
pub fn judge(password: &str) -> Result<(), Refusal> {
    let length = password.chars().count();
    if length < MIN {
        return Err(Refusal::invalid(
            Field::Password,
            "a password has at least 10 characters; a few words in a row are fine",
        ));
    }
    if length > MAX {
        return Err(Refusal::invalid(Field::Password, "a password has at most 256 characters"));
    }
    Ok(())
}

/// A person's name as others read it: 1 to 100 characters on one line.
pub fn judge_name(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    let letters = name.chars().count();
    if letters == 0 {
        return Err(Refusal::invalid(Field::PersonName, "write the name your colleagues know you by"));
    }
    if letters > 100 || name.chars().any(char::is_control) {
        return Err(Refusal::invalid(Field::PersonName, "a name is one line of at most 100 characters"));
    }
    Ok(name.to_string())
}
