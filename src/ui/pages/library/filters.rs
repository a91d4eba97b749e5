//! Search, filters and order: a plain form, which a script sends while one types.

use std::time::Duration;

use leptos::{ev::SubmitEvent, html::Input, prelude::*};

use super::{Place, question::use_asker};
use crate::{
    domain::{
        ids::PersonId,
        prompts::library::{LibraryFacets, LibraryQuery, Sort},
    },
    ui::{components::icon::Icon, state::addresses},
};

/// After the last letter.
const PAUSE: Duration = Duration::from_millis(180);
const SEARCH: &str = "Search names, text, tags and metadata";

#[component]
pub fn Filters(place: Place, facets: LibraryFacets, query: Memo<LibraryQuery>) -> impl IntoView {
    let ask = use_asker(place.slug.clone());
    let pick = Callback::new(move |change: Change| ask(change.apply(query.get_untracked()), false));
    let archived = move || query.read().archived.then(|| view! { <input type="hidden" name="archived" value="1" /> });
    let action = addresses::library(&place.slug);
    let topics = facets.topics.iter().map(|(topic, _)| (topic.clone(), topic.clone())).collect();
    let tags = facets.tags.iter().map(|tag| (tag.clone(), tag.clone())).collect();
    let authors = facets.authors.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let is_archive = query.read_untracked().archived;
    let title = |sort: Sort| match sort {
        Sort::Published if is_archive => "Last archived",
        sort => sort.title(),
    };
    let sorts = Sort::ALL.map(|sort| (sort.as_str().to_string(), title(sort).to_string())).to_vec();
    let topic = Memo::new(move |_| query.read().topic.clone().unwrap_or_default());
    let tag = Memo::new(move |_| query.read().tag.clone().unwrap_or_default());
    let author = Memo::new(move |_| query.read().author.map(|id| id.to_string()).unwrap_or_default());
    let sort = Memo::new(move |_| query.read().sort.as_str().to_string());
    let submit = move |event: SubmitEvent| event.prevent_default();
    view! {
        <form class="filters" role="search" action=action on:submit=submit>
            <Search place query />
            <Pick name="topic" title="Topic" any="Any" options=topics value=topic pick />
            <Pick name="tag" title="Tag" any="Any" options=tags value=tag pick />
            <Pick name="author" title="Author" any="Anyone" options=authors value=author pick />
            <Pick name="sort" title="Sort" options=sorts value=sort pick />
            {archived}
            <button type="submit" class="btn reveal">
                "Search"
            </button>
        </form>
    }
}

/// One field of the form with its new value.
struct Change {
    name: &'static str,
    value: String,
}

impl Change {
    fn apply(self, query: LibraryQuery) -> LibraryQuery {
        let given = (!self.value.is_empty()).then_some(self.value);
        let mut next = LibraryQuery { page: 1, ..query };
        match self.name {
            "topic" => next.topic = given,
            "tag" => next.tag = given,
            "author" => next.author = given.and_then(|id| id.parse().ok()).map(PersonId),
            _ => next.sort = given.and_then(|sort| Sort::parse(&sort)).unwrap_or_default(),
        }
        next
    }
}

#[component]
fn Search(place: Place, query: Memo<LibraryQuery>) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let ask = use_asker(place.slug.clone());
    let send = Callback::new(move |()| {
        let Some(field) = field.get_untracked() else { return };
        let query = query.get_untracked();
        let search = field.value();
        if search.trim() != query.search.trim() {
            ask(LibraryQuery { search, page: 1, ..query }, true);
        }
    });
    let typed = move |_| {
        if let Some(earlier) = waiting.get_value() {
            earlier.clear();
        }
        waiting.set_value(set_timeout_with_handle(move || send.run(()), PAUSE).ok());
    };
    // The address changed by another way than typing: back, a link, a cleared search.
    Effect::new(move |_| {
        let asked = query.read().search.clone();
        if let Some(field) = field.get()
            && field.value().trim() != asked.trim()
        {
            field.set_value(&asked);
        }
    });
    let clear = move || {
        let query = query.get();
        let cleared = LibraryQuery { search: String::new(), page: 1, ..query.clone() };
        let to_field = move |_| {
            if let Some(field) = field.get_untracked() {
                let _cannot_take_it = field.focus();
            }
        };
        (!query.search.is_empty()).then(|| {
            view! {
                <a
                    class="iconbtn iconbtn--s"
                    href=addresses::library_with(&place.slug, &cleared)
                    aria-label="Clear the search"
                    on:click=to_field
                >
                    <Icon name="x" />
                </a>
            }
        })
    };
    view! {
        <div class="search">
            <Icon name="search" />
            <input
                class="input"
                id="search"
                type="search"
                name="q"
                node_ref=field
                value=query.get_untracked().search
                aria-label=SEARCH
                placeholder=SEARCH
                autocomplete="off"
                data-search=""
                on:input=typed
                on:change=move |_| send.run(())
            />
            <span class="search__end">
                {clear}
                <span class="keys needs-script" aria-hidden="true">
                    <kbd>"/"</kbd>
                </span>
            </span>
        </div>
    }
}

/// A drop-down. Without `any` it always has a value.
#[component]
fn Pick(
    name: &'static str,
    title: &'static str,
    #[prop(optional)] any: Option<&'static str>,
    mut options: Vec<(String, String)>,
    value: Memo<String>,
    pick: Callback<Change>,
) -> impl IntoView {
    let asked = value.get_untracked();
    // A link may ask for what is no longer offered.
    if !asked.is_empty() && !options.iter().any(|(key, _)| *key == asked) {
        options.push((asked.clone(), asked));
    }
    if let Some(any) = any {
        options.insert(0, (String::new(), any.to_string()));
    }
    let is_set = move || any.is_some() && !value.read().is_empty();
    let options: Vec<_> = options
        .into_iter()
        .map(|(key, words)| {
            let chosen = {
                let key = key.clone();
                move || *value.read() == key
            };
            view! {
                <option value=key selected=chosen.clone() prop:selected=chosen>
                    {words}
                </option>
            }
        })
        .collect();
    view! {
        <label class="pick" class:pick--set=is_set>
            <span>{title}</span>
            <select name=name on:change=move |event| pick.run(Change { name, value: event_target_value(&event) })>
                {options}
            </select>
            <Icon name="down" />
        </label>
    }
}
