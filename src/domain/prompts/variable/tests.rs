use super::*;

fn problems(text: &str) -> Vec<(String, ProblemKind, Option<String>)> {
    let found = find(text, TemplateFormat::Mustache);
    found.problems.into_iter().map(|problem| (problem.text, problem.kind, problem.repair)).collect()
}

fn names(text: &str, format: TemplateFormat) -> Vec<String> {
    find(text, format).variables.into_iter().map(|variable| variable.name).collect()
}

#[test]
fn variables_are_counted_with_their_first_line() {
    let found = find("Hi {{name}},\n{{a.b-c_1}} and {{name}}", TemplateFormat::Mustache);
    assert_eq!(found.variables[0], Variable { name: "name".into(), count: 2, first_line: 1 });
    assert_eq!(found.variables[1], Variable { name: "a.b-c_1".into(), count: 1, first_line: 2 });
    assert!(found.problems.is_empty());
}

#[test]
fn spaces_come_with_a_repair() {
    use ProblemKind::Spaces;
    assert_eq!(
        problems("x {{ first action }} y {{ name }}"),
        [
            ("{{ first action }}".into(), Spaces, Some("{{first_action}}".into())),
            ("{{ name }}".into(), Spaces, Some("{{name}}".into())),
        ]
    );
    assert!(names("{{ name }}", TemplateFormat::Mustache).is_empty());
}

#[test]
fn each_kind_of_trouble_is_told_apart() {
    use ProblemKind::*;
    let kinds = |text: &str| problems(text).into_iter().map(|(_, kind, _)| kind).collect::<Vec<_>>();
    assert_eq!(kinds("{{prénom}}"), [NonAscii]);
    assert_eq!(kinds("{{toString}} {{__proto__}} {{constructor}}"), [PrototypeName; 3]);
    assert_eq!(kinds("{{}} {{  }}"), [Empty, Empty]);
    assert_eq!(kinds("{{name\n{{name} {{"), [Unclosed, Unclosed]);
    assert_eq!(kinds("{{{x}}} {{{{x}}}}"), [ExtraBraces, ExtraBraces]);
    assert_eq!(kinds("{{#if}} {{a|b}}"), [NotAName, NotAName]);
}

#[test]
fn braces_of_json_around_a_variable_are_no_problem() {
    let text = r#"{"user":{"id":{{id}}},"n":{ "m": 1 }}"#;
    assert_eq!(names(text, TemplateFormat::Mustache), ["id"]);
    assert!(problems(text).is_empty());
}

#[test]
fn an_unclosed_variable_does_not_swallow_the_next_one() {
    assert_eq!(names("{{a {{b}} {{c}", TemplateFormat::Mustache), ["b"]);
    assert_eq!(problems("{{a {{b}}")[0], ("{{a".into(), ProblemKind::Unclosed, Some("{{a}}".into())));
}

#[test]
fn f_strings_know_doubled_braces() {
    assert_eq!(names("{a} {{b}} {{{c}}}", TemplateFormat::FString), ["a", "c"]);
    let found = find("{ a } {0} {x!r} {\n}", TemplateFormat::FString);
    let kinds: Vec<_> = found.problems.iter().map(|problem| problem.kind).collect();
    use ProblemKind::*;
    assert_eq!(kinds, [Spaces, NotAName, NotAName, StrayBrace, StrayBrace]);
    assert_eq!(found.problems[1].repair.as_deref(), Some("{{0}}"));
}

#[test]
fn nothing_is_found_where_there_are_no_templates() {
    assert_eq!(find("{{a}} {b} {{", TemplateFormat::None), Found::default());
}

#[test]
fn segments_together_are_the_text() {
    for text in ["", "{{a}}", "é{{a}}{{ b }}x{{{c}}}👩‍🚀{{d", "{a}}}{{{b}"] {
        for format in [TemplateFormat::Mustache, TemplateFormat::FString, TemplateFormat::None] {
            let joined: String = segments(text, format).into_iter().map(|segment| segment.text).collect();
            assert_eq!(joined, text);
        }
    }
}

#[test]
fn rendering_is_one_pass_and_leaves_the_unknown() {
    let values = BTreeMap::from([("a".to_owned(), "{{b}}".to_owned()), ("b".to_owned(), "no".to_owned())]);
    let rendered = render("{{a}} {{c}} {{ a }} {{{b}}}", TemplateFormat::Mustache, &values);
    assert_eq!(rendered, "{{b}} {{c}} {{ a }} {no}");
    assert_eq!(render("{b} {{x}} {c}", TemplateFormat::FString, &values), "no {x} {c}");
}

#[test]
fn a_megabyte_of_braces_is_bounded() {
    let found = find(&"{{ ".repeat(330_000), TemplateFormat::Mustache);
    assert!(found.problems.is_empty());
    let found = find(&"{{}}".repeat(250_000), TemplateFormat::Mustache);
    assert_eq!((found.problems.len(), found.spans.len()), (PROBLEMS_LISTED, 250_000));
}

#[test]
fn a_stored_format_is_read_back() {
    for format in [TemplateFormat::Mustache, TemplateFormat::FString, TemplateFormat::None] {
        assert_eq!(TemplateFormat::parse(format.as_str()), Some(format));
    }
    assert_eq!(TemplateFormat::parse("MUSTACHE"), None);
}
