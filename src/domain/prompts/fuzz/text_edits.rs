use crate::{
    domain::{
        prompts::{
            text::normalise_line_ends,
            text_edit::{TextEdit, TextEditError, apply},
        },
        refusal::Refusal,
    },
    fuzz::texts,
};

/// A text and two edits of it; the second is left out when it would look for nothing.
pub fn text_edits(data: &[u8]) {
    let [text, first, new, second, newer] = texts(data);
    let text = normalise_line_ends(&text);
    let mut edits = vec![TextEdit { old: first, new }];
    if !second.is_empty() {
        edits.push(TextEdit { old: second, new: newer });
    }
    let outcome = apply(&text, &edits);
    let mut now = text;
    for (index, edit) in edits.iter().enumerate() {
        let (old, new) = (normalise_line_ends(&edit.old), normalise_line_ends(&edit.new));
        match places(&now, &old).as_slice() {
            [at] => now.replace_range(*at..at + old.len(), &new),
            [] => return assert_eq!(outcome, Err(TextEditError::NotFound { index })),
            several => return not_unique(&outcome, index, several.len()),
        }
    }
    assert_eq!(outcome, Ok(now));
}

/// Wherever `old` stands, also where two of its places overlap.
fn places(text: &str, old: &str) -> Vec<usize> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts.filter(|at| !old.is_empty() && text[*at..].starts_with(old)).collect()
}

fn not_unique(outcome: &Result<String, TextEditError>, place: usize, most: usize) {
    let Err(TextEditError::NotUnique { index, count }) = outcome else {
        panic!("{most} places, and {outcome:?}");
    };
    assert_eq!(*index, place, "the edit is named that cannot be made");
    assert!((2..=most).contains(count), "{count} of {most}");
    let says = Refusal::from(TextEditError::NotUnique { index: *index, count: *count }).sentence();
    assert!(says.contains(&format!("{count} times")), "{says}");
}
