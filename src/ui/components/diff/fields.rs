//! Settings, metadata and variables, numbered on from the changes of the text.

use leptos::prelude::*;

use crate::domain::prompts::diff::{Area, FieldChange};

use super::{
    Compared,
    cue::{Cues, field_name},
};
use crate::ui::components::html::Html;

/// The heading says which of the three there are.
fn heading(fields: &[FieldChange]) -> String {
    let has = |area| fields.iter().any(|field| field.area == area);
    let areas = [(Area::Settings, "settings"), (Area::Metadata, "metadata"), (Area::Variables, "variables")];
    let named: Vec<&str> = areas.iter().filter(|(area, _)| has(*area)).map(|(_, name)| *name).collect();
    let words = match named.as_slice() {
        [one] => (*one).to_owned(),
        [one, two] => format!("{one} and {two}"),
        _ => named.join(", ").replace(", variables", " and variables"),
    };
    words[..1].to_uppercase() + &words[1..]
}

fn numbers(fields: &[FieldChange]) -> String {
    match fields {
        [one] => format!("change {}", one.change),
        [first, .., last] => format!("changes {}–{}", first.change, last.change),
        [] => String::new(),
    }
}

fn side(html: &mut Html, field: &FieldChange, value: Option<&str>, is_base: bool) {
    html.raw("<td class=\"diff__no\"></td><td class=\"diff__t").raw(if is_base { " l\">" } else { "\">" });
    html.raw("<span class=\"key\">").text(&field_name(field)).raw("</span>");
    let is_variable = field.area == Area::Variables;
    let Some(value) = value else {
        html.raw("<span class=\"faint small\">not there</span></td>");
        return;
    };
    html.raw(match (is_base, is_variable) {
        (true, true) => "<del><span class=\"vh\">removed: </span>",
        (true, false) => "<del><span class=\"vh\">was </span>",
        (false, true) => "<ins><span class=\"vh\">added: </span>",
        (false, false) => "<ins><span class=\"vh\">is now </span>",
    });
    html.raw("<bdi>").text(value).raw("</bdi>").raw(if is_base { "</del></td>" } else { "</ins></td>" });
}

fn rows(fields: &[FieldChange], mut cues: Cues<'_>) -> String {
    let mut html = Html::default();
    for field in fields {
        html.raw("<tr class=\"mod\">");
        side(&mut html, field, field.base.as_deref(), true);
        html.raw("<td class=\"diff__mid\">");
        cues.write(&mut html, field.change);
        html.raw("</td>");
        side(&mut html, field, field.head.as_deref(), false);
        html.raw("</tr>");
    }
    html.into_string()
}

/// Draws nothing where no field changed.
#[component]
pub fn Fields(compared: Compared, base_title: String, head_title: String, prefix: String) -> impl IntoView {
    let fields = &compared.comparison.fields;
    if fields.is_empty() {
        return ().into_any();
    }
    let rows = rows(fields, Cues::new(&prefix, &compared.told));
    view! {
        <div class="cmp-sub">
            <h2>{heading(fields)}</h2>
            <span class="faint small">{numbers(fields)}</span>
        </div>
        <table class="diff diff--kv">
            <colgroup>
                <col class="d-no" />
                <col />
                <col class="d-mid" />
                <col class="d-no" />
                <col />
            </colgroup>
            <thead class="vh">
                <tr>
                    <td></td>
                    <th scope="col">{base_title}</th>
                    <th scope="col">"Change"</th>
                    <td></td>
                    <th scope="col">{head_title}</th>
                </tr>
            </thead>
            <tbody inner_html=rows></tbody>
        </table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(area: Area, change: usize) -> FieldChange {
        FieldChange { change, area, path: String::from("a"), base: None, head: Some(String::from("<b>")) }
    }

    #[test]
    fn the_heading_names_what_changed() {
        assert_eq!(heading(&[change(Area::Metadata, 1)]), "Metadata");
        assert_eq!(heading(&[change(Area::Variables, 2), change(Area::Settings, 1)]), "Settings and variables");
        let all = [Area::Settings, Area::Metadata, Area::Variables].map(|area| change(area, 4));
        assert_eq!(heading(&all), "Settings, metadata and variables");
    }

    #[test]
    fn a_value_is_text_and_a_missing_one_says_so() {
        let told = vec![String::from("a")];
        let rows = rows(&[change(Area::Settings, 1)], Cues::new("", &told));
        assert!(rows.contains("&lt;b&gt;") && rows.contains("not there"), "{rows}");
    }
}
