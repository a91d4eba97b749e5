//! The variables of the text, found while it is typed; what stays unfilled comes with its repair.

use leptos::prelude::*;

use super::{Held, StepButton};
use crate::domain::prompts::{
    edit_step::EditStep,
    variable::{Problem, TemplateFormat, find},
};

/// So many problems have a row; the rest is counted.
const SHOWN: usize = 20;

#[derive(Clone, Debug, PartialEq)]
enum Entry {
    Variable { name: String, count: usize },
    Problem { message: usize, problem: usize, what: Problem },
    Removed { name: String },
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Listing {
    entries: Vec<Entry>,
    variables: usize,
    problems: usize,
}

/// The variables of all texts in the order of their first appearance, with the problems between them; last what the
/// base had and is gone.
fn listing(texts: &[String], base: &[String]) -> Listing {
    let mut placed: Vec<((usize, usize), Entry)> = Vec::new();
    let mut listing = Listing::default();
    for (message, text) in texts.iter().enumerate() {
        let found = find(text, TemplateFormat::Mustache);
        for variable in found.variables {
            let known = placed.iter_mut().find_map(|(_, entry)| match entry {
                Entry::Variable { name, count } if *name == variable.name => Some(count),
                Entry::Variable { .. } | Entry::Problem { .. } | Entry::Removed { .. } => None,
            });
            match known {
                Some(count) => *count += variable.count,
                None => {
                    listing.variables += 1;
                    let entry = Entry::Variable { name: variable.name, count: variable.count };
                    placed.push(((message, variable.first_line), entry));
                }
            }
        }
        for (problem, what) in found.problems.into_iter().enumerate() {
            listing.problems += 1;
            if problem < SHOWN {
                placed.push(((message, what.line), Entry::Problem { message, problem, what }));
            }
        }
    }
    placed.sort_by_key(|(place, _)| *place);
    listing.entries = placed.into_iter().map(|(_, entry)| entry).collect();
    for name in base {
        let there = |entry: &Entry| matches!(entry, Entry::Variable { name: kept, .. } if kept == name);
        if !listing.entries.iter().any(there) {
            listing.entries.push(Entry::Removed { name: name.clone() });
        }
    }
    listing
}

#[component]
pub fn Variables(held: Held) -> impl IntoView {
    let base: Vec<String> = match held.base() {
        Some(base) => {
            let found = find(&base.content.plain(), TemplateFormat::Mustache);
            found.variables.into_iter().map(|variable| variable.name).collect()
        }
        None => Vec::new(),
    };
    let listing = Memo::new(move |_| listing(&held.settled_texts(), &base));
    let heading = move || {
        listing.with(|listing| match (listing.variables, listing.problems) {
            (0, 0) => String::from("none yet"),
            (variables, 0) => variables.to_string(),
            (variables, problems) => format!("{variables}, and {problems} to look at"),
        })
    };
    let chat = move || held.messages.with(Vec::len) > 1;
    view! {
        <section>
            <h2>
                "Variables " <span>{heading}</span>
            </h2>
            {move || {
                let entries = listing.get().entries;
                match entries.is_empty() {
                    true => {
                        view! {
                            <p class="field__hint">
                                "Write " <code class="var">"{{name}}"</code> " where a program fills something in."
                            </p>
                        }
                            .into_any()
                    }
                    false => {
                        let rows = entries.into_iter().map(|entry| row(entry, chat())).collect_view();
                        view! { <ul class="varlist">{rows}</ul> }.into_any()
                    }
                }
            }}
        </section>
    }
}

fn row(entry: Entry, in_chat: bool) -> AnyView {
    match entry {
        Entry::Variable { name, count } => {
            let times = match count {
                1 => String::from("once"),
                times => format!("{times} times"),
            };
            view! {
                <li>
                    <code class="var">{braced(&name)}</code>
                    <span>{times}</span>
                </li>
            }
            .into_any()
        }
        Entry::Removed { name } => view! {
            <li>
                <code class="var gone">{braced(&name)}</code>
                <span>"removed"</span>
            </li>
        }
        .into_any(),
        Entry::Problem { message, problem, what } => {
            let place = match in_chat {
                true => format!("message {}, line {}", message + 1, what.line),
                false => format!("line {}", what.line),
            };
            let repair = what.repair.map(|better| {
                view! {
                    <div class="varlist__fix">
                        <StepButton step=EditStep::Repair { message, problem } class="btn btn--s">
                            "Change to " <code>{better}</code>
                        </StepButton>
                    </div>
                }
            });
            view! {
                <li>
                    <code class="var var--bad">{what.text}</code>
                    <span>{place}</span>
                    <p>{what.says}</p>
                    {repair}
                </li>
            }
            .into_any()
        }
    }
}

fn braced(name: &str) -> String {
    TemplateFormat::Mustache.wrap(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_counted_through_all_messages_and_problems_stand_in_their_place() {
        let texts = ["{{a}}\n{{ b }}\n{{c}}".to_string(), "{{a}} {{c}} {{c}}".to_string()];
        let listing = listing(&texts, &["a".to_string(), "gone".to_string()]);
        assert_eq!((listing.variables, listing.problems), (2, 1));
        let words: Vec<String> = listing
            .entries
            .iter()
            .map(|entry| match entry {
                Entry::Variable { name, count } => format!("{name} {count}"),
                Entry::Problem { what, .. } => format!("{} line {}", what.text, what.line),
                Entry::Removed { name } => format!("-{name}"),
            })
            .collect();
        assert_eq!(words, ["a 2", "{{ b }} line 2", "c 3", "-gone"]);
    }
}
