use super::*;

/// `[-removed-]` and `[+added+]`, base then head.
fn marked(base: &str, head: &str) -> (String, String) {
    let formats = (TemplateFormat::Mustache, TemplateFormat::Mustache);
    let diff = compare(base, head, formats, &mut TokenBudget::new());
    let show = |pieces: &[Piece]| {
        let shown = pieces.iter().map(|piece| match piece.kind {
            PieceKind::Same => piece.text.clone(),
            PieceKind::Removed => format!("[-{}-]", piece.text),
            PieceKind::Added => format!("[+{}+]", piece.text),
        });
        shown.collect::<String>()
    };
    (show(&diff.base), show(&diff.head))
}

#[test]
fn only_the_changed_words_are_marked() {
    let (base, head) = marked("a refund within 30 days of a charge", "a refund within 14 days of a charge");
    assert_eq!(base, "a refund within [-30-] days of a charge");
    assert_eq!(head, "a refund within [+14+] days of a charge");
}

#[test]
fn a_variable_is_one_word_and_a_lone_space_joins_its_neighbours() {
    let (base, head) = marked("Anna is on the {{tier}} tier since May", "Anna is on the {{plan}} plan since May");
    assert_eq!(base, "Anna is on the [-{{tier}} tier-] since May");
    assert_eq!(head, "Anna is on the [+{{plan}} plan+] since May");
    let (_, head) = marked("Greet {{first_name}} now, please", "Greet {{last_name}} now, please");
    assert_eq!(head, "Greet [+{{last_name}}+] now, please");
}

#[test]
fn an_unchanged_variable_is_never_marked_with_its_neighbours() {
    let (base, _) = marked(
        "Dear customer, paragraphs {{x}} formalities follow here",
        "Dear customer, headlines {{x}} greetings follow here",
    );
    assert_eq!(base, "Dear customer, [-paragraphs-] {{x}} [-formalities-] follow here");
}

#[test]
fn an_added_sentence_is_marked_from_its_first_word() {
    let (_, head) = marked("Be brief. Be kind.", "Be brief. Be honest. Be kind.");
    assert_eq!(head, "Be brief. [+Be honest. +]Be kind.");
    let (base, head) = marked("Be brief and kind to them.", "Be brief and kind to them. Never guess.");
    assert_eq!(base, "Be brief and kind to them.");
    assert_eq!(head, "Be brief and kind to them.[+ Never guess.+]");
}

#[test]
fn a_line_that_mostly_changed_is_shown_whole() {
    let (base, head) = marked(
        "4. Thank the customer for their patience and wish them a wonderful day.",
        "4. Close with a single question, or with nothing.",
    );
    assert!(base.starts_with("[-4. Thank") && base.ends_with("day.-]"));
    assert_eq!(head, "[+4. Close with a single question, or with nothing.+]");
}

#[test]
fn a_short_line_that_grew_long_keeps_its_words() {
    let (base, head) = marked("Be kind.", "Be kind. And then say at length what comes next and why it comes.");
    assert_eq!(base, "Be kind.");
    assert!(head.starts_with("Be kind.[+"));
}

#[test]
fn of_words_that_repeat_none_is_lost() {
    let (base, head) = marked("no no no no", "no no");
    assert_eq!((base.as_str(), head.as_str()), ("[-no no -]no no", "no no"));
    for (base, head) in [("----------", "---"), ("ha ha", "ha ha ha ha"), ("a a", "a a a"), ("# # #", "#")] {
        let formats = (TemplateFormat::Mustache, TemplateFormat::Mustache);
        let diff = compare(base, head, formats, &mut TokenBudget::new());
        for (text, pieces) in [(base, diff.base), (head, diff.head)] {
            assert_eq!(pieces.into_iter().map(|piece| piece.text).collect::<String>(), text, "{base:?} {head:?}");
        }
    }
}

#[test]
fn graphemes_stay_whole() {
    let (base, head) = marked("crew: 👩‍🚀 and 👩‍👩‍👧 fly on", "crew: 👩‍🔬 and 👩‍👩‍👧 fly on");
    assert_eq!(base, "crew: [-👩‍🚀-] and 👩‍👩‍👧 fly on");
    assert_eq!(head, "crew: [+👩‍🔬+] and 👩‍👩‍👧 fly on");
    let (base, head) = marked("stay e here for long", "stay e\u{301} here for long");
    assert_eq!((base.as_str(), head.as_str()), ("stay [-e-] here for long", "stay [+e\u{301}+] here for long"));
    let (_, head) = marked("keep {{a}} as it was", "keep {{a}}\u{301} as it was");
    assert_eq!(head, "keep [+{{a}}\u{301}+] as it was");
}

#[test]
fn one_word_in_a_megabyte_is_found_within_the_budget() {
    let base = format!("{}old {}", "lorem ipsum ".repeat(40_000), "dolor sit ".repeat(50_000));
    let head = base.replace("old", "new");
    let formats = (TemplateFormat::Mustache, TemplateFormat::Mustache);
    let diff = compare(&base, &head, formats, &mut TokenBudget::new());
    assert!(!diff.by_line);
    assert_eq!(diff.head[1], Piece::new("new", PieceKind::Added));
    let joined: String = diff.base.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(joined, base);
}

#[test]
fn beyond_the_budget_a_line_is_whole_and_says_so() {
    let formats = (TemplateFormat::Mustache, TemplateFormat::Mustache);
    let diff = compare("a b", "a c", formats, &mut TokenBudget(5));
    assert!(diff.by_line);
    assert_eq!(diff.head, [Piece::new("a c", PieceKind::Added)]);
}
