//! "Did you mean …?"

/// The candidate that `typed` most likely means: at most two letters away, and less than half of it.
pub fn nearest<'a>(typed: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let near = candidates.map(|candidate| (distance(typed, candidate), candidate));
    let (away, candidate) = near.min_by_key(|(away, _)| *away)?;
    (away <= 2 && 2 * away < candidate.len()).then_some(candidate)
}

/// Letters to put in, take out or change.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, wanted) in other.iter().enumerate() {
            let change = diagonal + usize::from(letter != *wanted);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_slip_and_guesses_nothing_wild() {
        let words = ["listen", "log", "data"];
        assert_eq!(nearest("lisen", words.into_iter()), Some("listen"));
        assert_eq!(nearest("date", words.into_iter()), Some("data"));
        assert_eq!(nearest("xyz", words.into_iter()), None);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
