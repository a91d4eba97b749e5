//! Nothing here yet, or nothing that fits: what to do next.

use leptos::prelude::*;

use super::{Place, question};
use crate::{
    domain::prompts::library::LibraryQuery,
    ui::{components::icon::Icon, state::addresses},
};

/// Examples that the page for new prompts opens with: its word in the address, name, what it is for.
const STARTERS: [(&str, &str, &str); 3] = [
    ("support-reply", "Support reply", "Answers a customer message, knows when to hand over to a person"),
    ("summary", "Call summary", "Who promised what, by when"),
    ("classifier", "Classifier", "Reads a message, answers with one word of a list"),
];

#[component]
pub fn NothingYet(place: Place) -> impl IntoView {
    let archive = LibraryQuery { archived: true, ..LibraryQuery::default() };
    let archived = place.may_see_archived().then(|| {
        view! {
            <a class="btn btn--l btn--quiet" href=addresses::library_with(&place.slug, &archive)>
                "Archived prompts"
            </a>
        }
    });
    match place.may_edit() {
        true => view! {
            <div class="nothing">
                <div>
                    <Ghost />
                    <h2>"Nothing on the line yet"</h2>
                    <p class="nothing__lead">
                        "Write a prompt once and every change becomes a version you can compare, undo and release. Your product reads whichever version you point it at."
                    </p>
                    <p class="nothing__go">
                        <a class="btn btn--main btn--l" href=addresses::new_prompt(&place.slug)>
                            <Icon name="plus" />
                            "Write your first prompt"
                        </a>
                        {archived}
                    </p>
                </div>
                <Starters slug=place.slug />
            </div>
        }
        .into_any(),
        false => view! {
            <div class="nothing">
                <div>
                    <Ghost />
                    <h2>"Nothing on the line yet"</h2>
                    <p class="nothing__lead">
                        "This project has no prompts. As soon as an editor of the project writes one, you can read it here, with every version of it."
                    </p>
                </div>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Starters(slug: String) -> impl IntoView {
    let starters: Vec<_> = STARTERS
        .into_iter()
        .map(|(key, name, what)| {
            view! {
                <li>
                    <a href=format!("{}?starter={key}", addresses::new_prompt(&slug))>
                        <span>
                            <strong>{name}</strong>
                            <span class="starters__d">{what}</span>
                        </span>
                        <Icon name="right" />
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <div>
            <h2 class="vh">"Other ways to start"</h2>
            <p class="nothing__or">"Or start from one of these"</p>
            <ul class="starters">{starters}</ul>
        </div>
    }
}

/// The line that waits for its first version.
#[component]
fn Ghost() -> impl IntoView {
    view! {
        <svg class="ghost" viewBox="0 0 480 84" width="480" height="84" aria-hidden="true">
            <path class="ghost__rule" d="M0 60.5h480"></path>
            <path
                class="ghost__tick"
                d="M20.5 52.5v8M60.5 52.5v8M100.5 52.5v8M140.5 52.5v8M180.5 52.5v8M220.5 52.5v8M260.5 52.5v8M300.5 52.5v8M340.5 52.5v8M380.5 52.5v8M420.5 52.5v8M460.5 52.5v8"
            ></path>
            <path class="ghost__next" d="M20.5 40v20"></path>
            <path class="ghost__flag" d="M0 8a2 2 0 0 1 2-2h118a2 2 0 0 1 2 2v20H26.5l-6 7-6-7H0z"></path>
            <text x="12" y="21">
                "your first prompt"
            </text>
            <path class="ghost__slot" d="M160.5 6.5h84v21h-84z"></path>
            <path class="ghost__slot" d="M280.5 6.5h64v21h-64z"></path>
            <text class="ghost__tag" x="172" y="21">
                "production"
            </text>
            <text class="ghost__tag" x="291" y="21">
                "staging"
            </text>
            <text class="ghost__no" x="14" y="78">
                "v1"
            </text>
            <text class="ghost__no ghost__later" x="175" y="78">
                "v5"
            </text>
            <text class="ghost__no ghost__later" x="374" y="78">
                "v10"
            </text>
        </svg>
    }
}

/// A question that nothing answers, or an empty archive.
#[component]
pub fn NothingFound(place: Place, query: LibraryQuery) -> impl IntoView {
    let (title, words) = match (question::narrows(&query), query.search.trim()) {
        (false, _) => (
            String::from("Nothing is archived"),
            "A prompt that is archived waits here, with all its versions and tags.",
        ),
        (true, "") => {
            (String::from("Nothing fits these filters"), "Take one of them away, or start again from all prompts.")
        }
        (true, search) => (
            format!("Nothing mentions “{search}”"),
            "Names, text, topics, tags and metadata were searched. Try a shorter word, or fewer of them.",
        ),
    };
    let all = match question::narrows(&query) {
        true => (addresses::library_with(&place.slug, &question::everything(&query)), "Show all"),
        false => (addresses::library(&place.slug), "Prompts in use"),
    };
    view! {
        <div class="nothing">
            <div>
                <h2>{title}</h2>
                <p class="nothing__lead">{words}</p>
                <p class="nothing__go">
                    <a class="btn" href=all.0>
                        {all.1}
                    </a>
                </p>
            </div>
        </div>
    }
}
