//! How many sentences a changed line added, removed or rewrote.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::model::{Piece, PieceKind};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SentenceCounts {
    pub added: usize,
    pub rewritten: usize,
    pub removed: usize,
}

struct Sentence {
    range: Range<usize>,
    letters: usize,
    changed: usize,
}

impl Sentence {
    fn is_whole_change(&self) -> bool {
        self.changed == self.letters
    }
}

/// Sentences by UAX #29; what holds no letter, such as the number of a list, is none.
fn split(text: &str) -> Vec<Sentence> {
    let parts = text.split_sentence_bound_indices().map(|(from, part)| {
        let start = from + part.len() - part.trim_start().len();
        let end = from + part.trim_end().len();
        Sentence { range: start..end.max(start), letters: letters(part), changed: 0 }
    });
    parts.filter(|sentence| sentence.letters > 0).collect()
}

fn letters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphabetic()).count()
}

/// Counts over the pieces of one line, both sides in one sequence.
pub(super) fn count(pieces: &[Piece]) -> SentenceCounts {
    let side = |left_out: PieceKind| {
        let kept = pieces.iter().filter(|piece| piece.kind != left_out);
        kept.map(|piece| piece.text.as_str()).collect::<String>()
    };
    let (base_text, head_text) = (side(PieceKind::Added), side(PieceKind::Removed));
    let (mut base, mut head) = (split(&base_text), split(&head_text));
    mark(&mut base, &base_text, pieces, PieceKind::Added);
    mark(&mut head, &head_text, pieces, PieceKind::Removed);

    let gone = base.iter().filter(|sentence| sentence.is_whole_change()).count();
    let fresh = head.iter().filter(|sentence| sentence.is_whole_change()).count();
    let replaced = gone.min(fresh);
    SentenceCounts {
        added: fresh - replaced,
        rewritten: replaced + touched(&base, &head, pieces),
        removed: gone - replaced,
    }
}

/// Adds up, for each sentence of one side, its changed letters.
fn mark(sentences: &mut [Sentence], text: &str, pieces: &[Piece], left_out: PieceKind) {
    let mut at = 0;
    let mut first = 0;
    for piece in pieces.iter().filter(|piece| piece.kind != left_out) {
        let place = at..at + piece.text.len();
        at = place.end;
        while first < sentences.len() && sentences[first].range.end <= place.start {
            first += 1;
        }
        if piece.kind == PieceKind::Same {
            continue;
        }
        for sentence in sentences[first..].iter_mut().take_while(|sentence| sentence.range.start < place.end) {
            let common = sentence.range.start.max(place.start)..sentence.range.end.min(place.end);
            sentence.changed += letters(&text[common]);
        }
    }
}

/// Sentences of the head that stayed in part: something was added inside, or part of an old sentence was removed there.
fn touched(base: &[Sentence], head: &[Sentence], pieces: &[Piece]) -> usize {
    let mut is_touched = vec![false; head.len()];
    let (mut in_base, mut in_head) = (0, 0);
    for piece in pieces {
        let length = piece.text.len();
        let has_words = piece.text.contains(char::is_alphanumeric);
        match piece.kind {
            PieceKind::Same => {
                in_base += length;
                in_head += length;
            }
            PieceKind::Added => {
                let place = in_head..in_head + length;
                for at in overlapping(head, &place) {
                    is_touched[at] |= has_words;
                }
                in_head += length;
            }
            PieceKind::Removed => {
                let place = in_base..in_base + length;
                let partly = overlapping(base, &place).any(|at| !base[at].is_whole_change());
                if has_words && partly {
                    let at = head.partition_point(|sentence| sentence.range.end <= in_head);
                    if let Some(flag) = is_touched.get_mut(at.min(head.len().saturating_sub(1))) {
                        *flag = true;
                    }
                }
                in_base += length;
            }
        }
    }
    let partly = head.iter().zip(is_touched).filter(|(sentence, touched)| *touched && !sentence.is_whole_change());
    partly.count()
}

fn overlapping(sentences: &[Sentence], place: &Range<usize>) -> Range<usize> {
    let from = sentences.partition_point(|sentence| sentence.range.end <= place.start);
    let to = sentences.partition_point(|sentence| sentence.range.start < place.end);
    from..to.max(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use PieceKind::{Added, Removed, Same};

    fn counted(pieces: &[(&str, PieceKind)]) -> (usize, usize, usize) {
        let pieces: Vec<Piece> = pieces.iter().map(|(text, kind)| Piece::new(text, *kind)).collect();
        let counts = count(&pieces);
        (counts.added, counts.rewritten, counts.removed)
    }

    #[test]
    fn a_whole_sentence_is_added_or_removed() {
        assert_eq!(counted(&[("1. Open kindly.", Same), (" Do not repeat it.", Added)]), (1, 0, 0));
        assert_eq!(counted(&[("Be brief. ", Removed), ("Be kind.", Same)]), (0, 0, 1));
        assert_eq!(counted(&[("One here. Two here. Three.", Added)]), (3, 0, 0));
    }

    #[test]
    fn words_inside_a_sentence_rewrite_it() {
        assert_eq!(
            counted(&[("Answer in ", Same), ("five", Removed), ("three", Added), (" steps. Stop.", Same)]),
            (0, 1, 0)
        );
        assert_eq!(counted(&[("Answer ", Same), ("briefly ", Removed), ("in steps. Stop.", Same)]), (0, 1, 0));
        assert_eq!(counted(&[("Thank them warmly.", Removed), ("Close at once.", Added)]), (0, 1, 0));
    }

    #[test]
    fn signs_alone_count_nothing() {
        assert_eq!(counted(&[("Stop here", Same), (".", Removed), ("!", Added)]), (0, 0, 0));
        assert_eq!(counted(&[]), (0, 0, 0));
    }
}
