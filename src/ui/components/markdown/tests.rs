use super::*;

fn html(text: &str) -> String {
    render(text, TemplateFormat::Mustache, "in-").html
}

#[test]
fn markup_of_the_text_is_shown_and_never_run() {
    let hostile = [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "</div></main><script>alert(1)</script>",
        "<iframe src=\"https://evil.example\">\n\n</iframe>",
        "<style>*{display:none}</style>",
        "<!-- comment --> <svg onload=alert(1)>",
        "# <img src=x onerror=alert(1)>",
        "| <b onclick=x> |\n|---|\n| <i onclick=y> |",
        "`<script>`\n\n```html\n</code></pre><script>\n```",
        "{{ <script> }} and {{</code><script>}}",
        "&lt;script&gt; &#60;script&#62;",
    ];
    for text in hostile {
        let html = html(text);
        for element in ["<script", "<img", "<iframe", "<style", "<svg", "<b ", "<i ", "</main", "<!--"] {
            assert!(!html.contains(element), "{text:?} became {html}");
        }
    }
}

#[test]
fn only_links_to_the_web_and_to_mail_are_links() {
    let words = [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](javascript&colon;alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](data:text/html,<script>)",
        "[a](vbscript:x)",
        "[a](//evil.example)",
        "[a](/_fn/archive_prompt)",
        "<javascript:alert(1)>",
        "[a][b]\n\n[b]: javascript:alert(1)",
        "[a](https://example.com/{{id}})",
    ];
    for text in words {
        assert!(!html(text).contains("<a "), "{text:?} became {}", html(text));
    }
    assert_eq!(html("[a](javascript:x)"), "<p dir=\"auto\">a (javascript:x)</p>");
    let quotes = html("[a](https://example.com/?r=\"'><x)");
    assert!(quotes.contains("href=\"https://example.com/?r=%22%27%3E%3Cx\""), "nothing ends the attribute: {quotes}");
    let link = html("[a](https://example.com/?q=1&r=ü)");
    assert!(
        link.contains("<a href=\"https://example.com/?q=1&amp;r=%C3%BC\" rel=\"noopener noreferrer\">a</a>"),
        "{link}"
    );
}

#[test]
fn a_picture_is_never_fetched() {
    let picture = html("![a **cat**](https://evil.example/pixel.gif)");
    assert!(!picture.contains("<img"), "{picture}");
    assert!(picture.contains("Image: a <strong>cat</strong></a>"), "{picture}");
    assert_eq!(html("![x](data:image/png;base64,AAAA)"), "<p dir=\"auto\">Image: x (data:image/png;base64,AAAA)</p>");
    let linked = html("[![x](https://a.example/x.png)](https://b.example)");
    assert_eq!(linked.matches("<a ").count(), 1, "no link in a link: {linked}");
}

#[test]
fn variables_survive_markdown_and_are_marked_everywhere() {
    for text in [
        "{{customer_name}}",
        "{{_a_}} and {{_b_}}",
        "**{{a}}**",
        "`{{a}}`",
        "```\n{{a}}\n```",
        "| {{a}} |\n|---|\n| {{b}} |",
    ] {
        let html = html(text);
        let marked = html.matches("<code class=\"var\">{{").count();
        assert_eq!(marked, text.matches("{{").count(), "{text:?} became {html}");
        assert!(!html.contains("<em>"), "{html}");
    }
    assert!(html("{{ spaced }}").contains("<code class=\"var var--bad\">{{ spaced }}</code>"));
    assert!(
        html("{{a}} \u{E000}0\u{E000}").contains("<code class=\"var\">{{a}}</code>"),
        "a forged mark is a plain letter"
    );
    assert_eq!(html("\u{E000}0\u{E000}").matches("<code").count(), 0);
}

#[test]
fn headings_go_under_those_of_the_page_and_have_ids_of_their_own() {
    let rendered = render("# Role\n### Deep\n# Role\n## {{plan}} & <b>\n", TemplateFormat::Mustache, "in-");
    let ids: Vec<&str> = rendered.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["in-role", "in-deep", "in-role--2", "in-plan-b"]);
    let ranks: Vec<usize> = rendered.headings.iter().map(|heading| heading.rank).collect();
    assert_eq!(ranks, [1, 2, 1, 2], "no level is left out");
    assert_eq!(rendered.headings[3].text, "{{plan}} & <b>");
    assert!(rendered.html.contains("<h3 id=\"in-role\" dir=\"auto\">Role</h3>"), "{}", rendered.html);
    assert!(!rendered.html.contains("<h1") && !rendered.html.contains("<h2"));
}

#[test]
fn tags_that_wrap_a_part_are_text_and_the_part_is_read() {
    let html = html("<rules>\n- Be **kind**\n- Be brief\n</rules>\n");
    assert!(html.contains("<p class=\"raw\" dir=\"auto\">&lt;rules&gt;</p>"), "{html}");
    assert!(html.contains("<strong>kind</strong>"), "{html}");
    assert!(html.contains("&lt;/rules&gt;"), "{html}");
}

#[test]
fn lists_tables_tasks_and_code_are_set() {
    assert_eq!(html("3. a\n4. b"), "<ol start=\"3\"><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ol>");
    let table = html("| a | b |\n|---|---|\n| 1 | 2 |");
    assert_eq!(
        table,
        "<table tabindex=\"0\"><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead>\
         <tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    );
    assert!(html("- [x] done\n- [ ] open").contains("Done: "));
    assert!(html("~~gone~~").contains("<del>gone</del>"));
    assert!(html("```\na < b\n```").contains("<pre tabindex=\"0\"><code>a &lt; b\n</code></pre>"));
}

#[test]
fn a_text_of_nothing_but_depth_stays_shallow() {
    let html = html(&"> ".repeat(5_000));
    assert!(html.matches("<blockquote>").count() <= 48, "{}", html.len());
    assert_eq!(html.matches("<blockquote>").count(), html.matches("</blockquote>").count());
}

#[test]
fn what_is_too_deep_is_written_without_its_box_and_its_pieces() {
    let table = ["| kiwi | plum |", "|---|---|", "| 1 | 2 |"];
    let list = ["- kiwi", "- plum"];
    for depth in 44..52 {
        let quoted = |lines: &[&str]| lines.iter().map(|line| "> ".repeat(depth) + line + "\n").collect::<String>();
        let (table, list) = (html(&quoted(&table)), html(&quoted(&list)));
        for (element, piece) in [("table", "thead"), ("table", "tbody"), ("table", "td>1</td")] {
            let is_there = table.contains(&format!("<{piece}>"));
            assert_eq!(table.contains(&format!("<{element} ")), is_there, "{piece} at {depth}: {table}");
        }
        assert_eq!(list.matches("<ul>").count() * 2, list.matches("<li").count(), "at {depth}: {list}");
        assert!(![list, table].iter().any(|html| html.contains("kiwiplum")), "words stay apart at {depth}");
    }
}

#[test]
fn a_plain_text_keeps_every_letter() {
    assert_eq!(
        plain("\n<b>{{a}}</b>", TemplateFormat::Mustache),
        "<pre class=\"plain\" dir=\"auto\">\n\n&lt;b&gt;<code class=\"var\">{{a}}</code>&lt;/b&gt;</pre>"
    );
    let large = "{{a}} <".repeat(100_000);
    let html = render(&large, TemplateFormat::Mustache, "in-").html;
    assert!(html.starts_with("<pre") && !html.contains("<code"), "too large to mark");
}

#[test]
fn what_nobody_would_see_has_a_sign_and_turns_nothing_around() {
    let turned = html("safe \u{202e} live");
    assert!(turned.contains("safe <span class=\"unseen\""), "{turned}");
    assert!(turned.contains(">U+202E</span> live") && !turned.contains('\u{202e}'), "{turned}");
    let hidden: String = "hi".chars().filter_map(|letter| char::from_u32(0xE0000 + u32::from(letter))).collect();
    assert!(html(&hidden).contains("U+E0068 ×2"), "{}", html(&hidden));
    assert!(html("שלום\u{200f}!").contains(">U+200F</span>!"), "{}", html("שלום\u{200f}!"));
    for usual in ["שלום!", "👩\u{200d}👩\u{200d}👧", "naïve café"] {
        assert!(!html(usual).contains("unseen"), "{usual}");
    }
}

#[test]
fn a_variable_between_two_lines_is_no_heading() {
    let rendered = render("---\n{{ticket_body}}\n---\nReal\n---", TemplateFormat::Mustache, "in-");
    assert_eq!(rendered.headings.len(), 1, "{rendered:?}");
    let expected = "<hr><p><code class=\"var\">{{ticket_body}}</code></p><hr><h3";
    assert!(rendered.html.starts_with(expected), "{}", rendered.html);
}
