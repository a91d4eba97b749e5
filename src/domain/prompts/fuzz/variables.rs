use std::collections::BTreeMap;

use crate::{
    domain::prompts::{
        edit_step::repaired,
        variable::{Found, PROBLEMS_LISTED, SegmentKind, SpanKind, TemplateFormat, find, render, segments},
    },
    fuzz::texts,
};

/// A template, and the value of all its variables.
pub fn variables(data: &[u8]) {
    let [text, value] = texts(data);
    for format in [TemplateFormat::Mustache, TemplateFormat::FString, TemplateFormat::None] {
        let found = find(&text, format);
        marked_where_they_stand(&text, format, &found);
        filled_in(&text, format, &found, &value);
        repaired_one_by_one(&text, format, &found);
    }
}

fn marked_where_they_stand(text: &str, format: TemplateFormat, found: &Found) {
    let pieces = segments(text, format);
    let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(whole, text);
    let marked = pieces.iter().filter(|piece| piece.kind != SegmentKind::Plain);
    let spans = found.spans.iter().map(|span| &text[span.start..span.end]);
    assert!(marked.map(|piece| piece.text.as_str()).eq(spans), "both say the same");
    assert!(found.spans.windows(2).all(|two| two[0].end <= two[1].start), "in their order");
    let problems = found.spans.iter().filter(|span| span.kind == SpanKind::Problem);
    assert_eq!(found.problems.len(), problems.clone().count().min(PROBLEMS_LISTED));
    for (problem, span) in found.problems.iter().zip(problems) {
        assert_eq!(problem.line, 1 + text[..span.start].matches('\n').count());
        assert!(problem.says.ends_with('.') && problem.text.chars().count() <= 81, "{problem:?}");
    }
}

/// What is filled in stands exactly in the place of the braces, and nothing else changes: the limits of what a program
/// can ask for count on it.
fn filled_in(text: &str, format: TemplateFormat, found: &Found, value: &str) {
    let braces = match format {
        TemplateFormat::Mustache => 4,
        TemplateFormat::FString => 2,
        TemplateFormat::None => 0,
    };
    let plain = render(text, format, &BTreeMap::new());
    if format != TemplateFormat::FString {
        assert_eq!(plain, text, "without values nothing changes");
    }
    assert!(plain.len() <= text.len());
    let values: BTreeMap<_, _> = found.variables.iter().map(|one| (one.name.clone(), value.to_string())).collect();
    assert_eq!(values.len(), found.variables.len(), "each name once");
    let filled = render(text, format, &values);
    let removed: usize = found.variables.iter().map(|one| one.count * (one.name.len() + braces)).sum();
    let added: usize = found.variables.iter().map(|one| one.count * value.len()).sum();
    assert_eq!(filled.len(), plain.len() - removed + added);
}

fn repaired_one_by_one(text: &str, format: TemplateFormat, found: &Found) {
    let spans = found.spans.iter().filter(|span| span.kind == SpanKind::Problem);
    for (index, (problem, span)) in found.problems.iter().zip(spans).enumerate().take(20) {
        let better = repaired(text, format, index);
        assert_eq!(better.is_some(), problem.repair.is_some());
        let Some(better) = better else { continue };
        assert!(better.starts_with(&text[..span.start]) && better.ends_with(&text[span.end..]), "only there");
        assert!(find(&better, format).problems.len() <= found.problems.len(), "{text:?} became {better:?}");
    }
}
