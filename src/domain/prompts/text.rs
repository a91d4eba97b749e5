//! What every text goes through before anything else looks at it.

use thiserror::Error;

#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line} holds a control character (U+{code:04X}) that cannot be stored; delete it and try again")]
pub struct ControlCharacter {
    /// Counted from 1.
    pub line: usize,
    pub code: u32,
}

/// Line ends of every system become LF; NUL and the other C0 controls except tab are refused with their line.
pub fn normalise(text: &str) -> Result<String, ControlCharacter> {
    let mut line = 1;
    for letter in text.chars() {
        match letter {
            '\n' => line += 1,
            '\t' | '\r' => {}
            control if control < ' ' => {
                return Err(ControlCharacter { line, code: control.into() });
            }
            _ => {}
        }
    }
    Ok(normalise_line_ends(text))
}

/// Only the line ends.
pub fn normalise_line_ends(text: &str) -> String {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n"),
        false => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_become_one_kind() {
        assert_eq!(normalise("a\r\nb\rc\nd\r\r\n").as_deref(), Ok("a\nb\nc\nd\n\n"));
    }

    #[test]
    fn controls_are_refused_with_their_line() {
        assert_eq!(normalise("a\nb\0c"), Err(ControlCharacter { line: 2, code: 0 }));
        assert_eq!(normalise("\u{1b}[0m"), Err(ControlCharacter { line: 1, code: 0x1b }));
        assert!(normalise("tab\there, \u{202e}right to left, 👩‍👩‍👧").is_ok());
    }
}
