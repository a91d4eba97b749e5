//! One address, one type, and the tables in them.

use leptos::prelude::*;

use super::{Group, Operation, Row, Type, Word, anchor, capital};

#[component]
pub fn Reference<'a>(groups: &'a [Group]) -> impl IntoView + use<> {
    let groups: Vec<_> = groups
        .iter()
        .map(|group| {
            let operations: Vec<_> = group.operations.iter().map(|one| view! { <Address one /> }).collect();
            view! {
                <section class="manual__part">
                    <h2 id=group.name.clone()>{capital(&group.name)}</h2>
                    <p class="manual__says">{sentence(&group.says)}</p>
                    {operations}
                </section>
            }
        })
        .collect();
    groups.into_view()
}

#[component]
fn Address<'a>(one: &'a Operation) -> impl IntoView + use<> {
    let answers: Vec<_> = one
        .answers
        .iter()
        .map(|(status, says, kind)| {
            view! {
                <tr>
                    <th scope="row">{status.clone()}</th>
                    <td>{sentence(says)}</td>
                    <td>{sentence(kind)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="manual__entry" id=one.id.clone()>
            <h3>{one.title.clone()}</h3>
            <p class="manual__address">
                <span class="manual__method">{one.method.clone()}</span>
                <code>{one.path.clone()}</code>
            </p>
            {says(&one.says)}
            <div class="code">
                <div class="code__bar">
                    <span class="code__name">"Shell"</span>
                </div>
                <pre tabindex="0">
                    <code>{one.example.clone()}</code>
                </pre>
            </div>
            {table("Parameters", &one.parameters, Mark::Required)}
            {table("Body", &one.body, Mark::Required)}
            <h4>"Answers"</h4>
            <table class="manual__table">
                <tbody>{answers}</tbody>
            </table>
            {refused(&one.refusals)}
        </section>
    }
}

#[component]
pub fn Types<'a>(types: &'a [Type]) -> impl IntoView + use<> {
    let types: Vec<_> = types.iter().map(|one| view! { <TypeEntry one /> }).collect();
    view! {
        <section class="manual__part">
            <h2 id="types">"Types"</h2>
            {types}
        </section>
    }
}

#[component]
fn TypeEntry<'a>(one: &'a Type) -> impl IntoView + use<> {
    let several = one.forms.len() > 1;
    let forms: Vec<_> = one
        .forms
        .iter()
        .map(|(what, fields)| {
            let what = (!what.is_empty()).then(|| view! { <p class="manual__says">{sentence(what)}</p> });
            view! {
                {what}
                {rows(fields, Mark::Optional)}
            }
        })
        .collect();
    view! {
        <section class="manual__entry" id=anchor(&one.name)>
            <h3>{one.name.clone()}</h3>
            {says(&one.says)}
            {several.then(|| view! { <p class="manual__says">"One of:"</p> })}
            {forms}
        </section>
    }
}

fn says(words: &[Word]) -> Option<impl IntoView + use<>> {
    (!words.is_empty()).then(|| view! { <p class="manual__says">{sentence(words)}</p> })
}

/// Where every refusal is the same kind of thing, its statuses are enough.
fn refused(statuses: &[String]) -> impl IntoView + use<> {
    let words = [Word::Plain(format!("Refused with {}, as a ", statuses.join(", "))), Word::Type("Problem".into())];
    (!statuses.is_empty()).then(|| view! { <p class="manual__says">{sentence(&words)}"."</p> })
}

/// What is marked: the exception.
#[derive(Clone, Copy)]
enum Mark {
    Required,
    Optional,
}

fn table(title: &'static str, fields: &[Row], mark: Mark) -> Option<impl IntoView + use<>> {
    let rows = rows(fields, mark)?;
    Some(view! {
        <h4>{title}</h4>
        {rows}
    })
}

fn rows(fields: &[Row], mark: Mark) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = fields.iter().map(|one| row(one, mark)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="manual__table">
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

fn row(row: &Row, mark: Mark) -> impl IntoView + use<> {
    let place = row.place.clone().map(|place| view! { <span class="manual__mark">{place}</span> });
    let mark = match (mark, row.is_needed) {
        (Mark::Required, true) => Some("required"),
        (Mark::Optional, false) => Some("may be left out"),
        (Mark::Required, false) | (Mark::Optional, true) => None,
    };
    let mark = mark.map(|mark| view! { <span class="manual__mark">{mark}</span> });
    view! {
        <tr>
            <th scope="row">
                <code>{row.name.clone()}</code>
                {place}
                {mark}
            </th>
            <td>
                <p class="manual__kind">{sentence(&row.kind)}</p>
                {says(&row.says)}
            </td>
        </tr>
    }
}

fn sentence(words: &[Word]) -> Vec<AnyView> {
    let word = |word: &Word| match word {
        Word::Plain(text) => text.clone().into_any(),
        Word::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Word::Type(name) => {
            let href = format!("#{}", anchor(name));
            view! {
                <a class="link" href=href>
                    {name.clone()}
                </a>
            }
            .into_any()
        }
    };
    words.iter().map(word).collect()
}
