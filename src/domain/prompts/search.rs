//! Finding words in a text whatever their case, and the words around them.

/// A stretch of a text: whether it is what was searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub text: String,
    pub hit: bool,
}

/// The lower-cased text, and for each of its bytes where in the original its letter begins.
fn fold(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len() + 1);
    for (at, letter) in text.char_indices() {
        for lower in letter.to_lowercase() {
            folded.push(lower);
            origins.resize(folded.len(), at);
        }
    }
    origins.push(text.len());
    (folded, origins)
}

/// The text cut at every place that says `search`, in any case.
pub fn marked(text: &str, search: &str) -> Vec<Stretch> {
    let search = search.trim().to_lowercase();
    if search.is_empty() {
        return vec![Stretch { text: text.to_string(), hit: false }];
    }
    let (folded, origins) = fold(text);
    let mut stretches = Vec::new();
    let mut done = 0;
    for (at, found) in folded.match_indices(&search) {
        let (start, last) = (origins[at], origins[at + found.len() - 1]);
        if start < done {
            continue;
        }
        // A letter of which only a part is meant is marked whole.
        let end = last + text[last..].chars().next().map_or(0, char::len_utf8);
        if start > done {
            stretches.push(Stretch { text: text[done..start].to_string(), hit: false });
        }
        stretches.push(Stretch { text: text[start..end].to_string(), hit: true });
        done = end;
    }
    if done < text.len() || stretches.is_empty() {
        stretches.push(Stretch { text: text[done..].to_string(), hit: false });
    }
    stretches
}

/// One line of about `most` characters around the first place that says `search`, and whether something was left out
/// before it. `None` when the text does not say it.
pub fn words_around(text: &str, search: &str, most: usize) -> Option<(String, bool)> {
    let search = search.trim().to_lowercase();
    let (folded, origins) = fold(text);
    let hit = origins[folded.find(&search)?];
    let before = most / 3;
    let mut start = text[..hit].char_indices().rev().nth(before).map_or(0, |(at, _)| at);
    if start > 0 {
        // From the next word on, but never past the hit.
        let space = text[start..hit].char_indices().find(|(_, letter)| letter.is_whitespace());
        start += space.map_or(0, |(at, letter)| at + letter.len_utf8());
    }
    let stretch: String = text[start..].chars().take(most).collect();
    let line = stretch.split_whitespace().collect::<Vec<_>>().join(" ");
    Some((line, start > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(text: &str, search: &str) -> Vec<String> {
        marked(text, search).into_iter().filter(|stretch| stretch.hit).map(|stretch| stretch.text).collect()
    }

    #[test]
    fn marks_every_place_in_any_case_and_loses_nothing() {
        let text = "Refund the refund, İstanbul ÜBER";
        assert_eq!(hits(text, "refund"), ["Refund", "refund"]);
        assert_eq!(hits(text, "über"), ["ÜBER"]);
        assert_eq!(hits(text, "nothing"), Vec::<String>::new());
        assert_eq!(hits("aİstanbul", "ai"), ["aİ"], "its small form is two letters");
        for search in ["refund", "i", "", "über"] {
            let whole: String = marked(text, search).into_iter().map(|stretch| stretch.text).collect();
            assert_eq!(whole, text);
        }
    }

    #[test]
    fn shows_the_words_around_the_first_place() {
        let text = format!("{} quote the refund policy word for word", "word ".repeat(100));
        let (line, cut) = words_around(&text, "REFUND", 60).expect("it is there");
        assert!(line.contains("the refund policy"), "{line}");
        assert!(cut);
        assert_eq!(words_around("refund", "refund", 60), Some(("refund".into(), false)));
        assert_eq!(words_around("nothing", "refund", 60), None);
        let wide = format!("{}\u{3000}返金 refund", "長".repeat(30));
        assert_eq!(words_around(&wide, "refund", 60), Some(("返金 refund".into(), true)), "a space of three bytes");
    }
}
