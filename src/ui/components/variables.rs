//! The variables of a prompt, and what looks like one and stays unfilled.

use leptos::prelude::*;

use super::icon::Icon;
use crate::domain::prompts::{
    content::{Content, ContentKind},
    variable::{Found, Problem, TemplateFormat, find},
};

/// More problems than this are counted, not listed.
const LISTED: usize = 12;

pub fn variables_of(content: &Content, format: TemplateFormat) -> Found {
    find(&content.plain(), format)
}

#[component]
pub fn Variables(found: Found, kind: ContentKind) -> impl IntoView {
    let Found { variables, problems, .. } = found;
    let chips = variables
        .into_iter()
        .map(|variable| {
            let title = match variable.count {
                1 => String::from("Used once"),
                count => format!("Used {count} times"),
            };
            view! {
                <span class="varchip" title=title>
                    {variable.name}
                </span>
            }
        })
        .collect::<Vec<_>>();
    let chips = match chips.is_empty() {
        true => view! { <p class="muted">"None: programs get this text as it is."</p> }.into_any(),
        false => view! { <div class="vars">{chips}</div> }.into_any(),
    };
    view! {
        <div class="found">
            {chips}
            {(!problems.is_empty()).then(|| view! { <Problems problems kind /> })}
        </div>
    }
}

#[component]
fn Problems(problems: Vec<Problem>, kind: ContentKind) -> impl IntoView {
    let more = problems.len().saturating_sub(LISTED);
    let title = match problems.len() {
        1 => String::from("One place looks like a variable and is none"),
        count => format!("{count} places look like variables and are none"),
    };
    view! {
        <div class="callout callout--warn">
            <Icon name="warn" />
            <p class="callout__title">{title}</p>
            <ul class="found__problems">
                {problems
                    .into_iter()
                    .take(LISTED)
                    .map(|problem| {
                        let place = (kind == ContentKind::Text).then(|| format!(" in line {}", problem.line));
                        view! {
                            <li>
                                <code class="var var--bad">{problem.text}</code>
                                {place}
                                ". "
                                {problem.says}
                                {problem.repair.map(|repair| view! { " Write "<code class="var">{repair}</code>"." })}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            {(more > 0).then(|| view! { <p>{format!("And {more} more; the editor marks them all.")}</p> })}
        </div>
    }
}
