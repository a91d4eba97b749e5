//! Characters nobody sees, given a mark.

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    TrailingSpace,
    Tab,
    NoBreakSpace,
    OtherSpace,
    /// Turns the direction of what follows.
    Direction,
    Invisible,
}

impl Mark {
    /// For a tooltip and for a screen reader.
    pub fn says(self) -> &'static str {
        match self {
            Self::TrailingSpace => "space at the end of the line",
            Self::Tab => "tab",
            Self::NoBreakSpace => "non-breaking space",
            Self::OtherSpace => "unusual space",
            Self::Direction => "character that turns the writing direction",
            Self::Invisible => "invisible character",
        }
    }
}

/// A stretch of text, plain or of one kind of mark.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub text: String,
    pub mark: Option<Mark>,
}

/// The stretches, put together, are the text. `line_end` says that the text is the last of its line: only there spaces
/// trail.
pub fn visible_marks(text: &str, line_end: bool) -> Vec<Marked> {
    let trailing_from = if line_end { text.trim_end_matches([' ', '\t']).len() } else { text.len() };
    let mut found: Vec<Marked> = Vec::new();
    let mut previous = None;
    let mut tag_of_flag = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, letter)| *letter);
        tag_of_flag = letter == '🏴' || (tag_of_flag && is_tag(letter));
        let mark = match letter {
            ' ' if at >= trailing_from => Some(Mark::TrailingSpace),
            _ if tag_of_flag => None,
            '\u{200c}' | '\u{200d}' if joins_something(previous) || joins_something(next) => None,
            _ => mark_of(letter),
        };
        previous = Some(letter);
        match found.last_mut() {
            Some(last) if last.mark == mark => last.text.push(letter),
            _ => found.push(Marked { text: letter.to_string(), mark }),
        }
    }
    found
}

fn mark_of(letter: char) -> Option<Mark> {
    match letter {
        '\t' => Some(Mark::Tab),
        '\u{a0}' | '\u{202f}' => Some(Mark::NoBreakSpace),
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => Some(Mark::OtherSpace),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(Mark::Direction)
        }
        '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}' => Some(Mark::Invisible),
        '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}' => Some(Mark::Invisible),
        '\u{7f}'..='\u{9f}' => Some(Mark::Invisible),
        letter if is_tag(letter) => Some(Mark::Invisible),
        _ => None,
    }
}

/// Tags spell the regions of flags after a black flag; elsewhere they can hide whole sentences.
fn is_tag(letter: char) -> bool {
    matches!(letter, '\u{e0000}'..='\u{e007f}')
}

/// Joiners have work to do beside emoji and in scripts that join letters, none between Latin ones.
fn joins_something(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| letter >= '\u{590}' && mark_of(letter).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<(String, Mark)> {
        let found = visible_marks(text, true);
        assert_eq!(found.iter().map(|piece| piece.text.as_str()).collect::<String>(), text);
        found.into_iter().filter_map(|piece| Some((piece.text, piece.mark?))).collect()
    }

    #[test]
    fn spaces_are_marked_where_they_trail() {
        assert_eq!(marks("a b  "), [("  ".to_owned(), Mark::TrailingSpace)]);
        assert_eq!(visible_marks("a  ", false), [Marked { text: "a  ".into(), mark: None }]);
    }

    #[test]
    fn what_nobody_sees_is_marked() {
        let found: Vec<Mark> =
            marks("a\tb\u{a0}c\u{202e}d\u{200b}e\u{2003}f\u{200d}g\u{e0041}").into_iter().map(|it| it.1).collect();
        use Mark::*;
        assert_eq!(found, [Tab, NoBreakSpace, Direction, Invisible, OtherSpace, Invisible, Invisible]);
    }

    #[test]
    fn joiners_at_work_and_flags_are_left_alone() {
        assert!(marks("👩‍🚀 می‌خواهم क्‍ष 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} ok").is_empty());
    }
}
