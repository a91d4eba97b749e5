//! The list that answers the question, a page of it.

use leptos::prelude::*;

use super::{
    Place,
    empty::NothingFound,
    found::{Found, pages},
    row::{ArchivedRow, Row},
};
use crate::{
    domain::prompts::library::{LibraryPage, LibraryQuery, PAGE_SIZE, Sort},
    server_fns::{
        UiError,
        prompts::{BringBackPrompt, list_prompts},
    },
    ui::{
        components::{icon::Icon, pager::Pager, trouble::Sorry},
        state::addresses,
    },
};

/// The answer with its question: until the next answer is there, the list and its words stay those of the last one.
pub type Answer = Resource<(LibraryQuery, Result<LibraryPage, UiError>)>;

/// Call where the page begins. Inside of what waits for something else it would be asked for twice on the server, and
/// what the browser then takes over might be the other answer.
pub fn ask(project: Memo<String>, query: Memo<LibraryQuery>) -> Answer {
    Resource::new(
        move || (project.get(), query.get()),
        |(slug, query)| async move { (query.clone(), list_prompts(slug, query).await) },
    )
}

#[component]
pub fn List(place: Place, answer: Answer) -> impl IntoView {
    let bring_back = ServerAction::<BringBackPrompt>::new();
    view! {
        {move || match bring_back.value().get() {
            Some(Err(error)) => view! { <Sorry error /> }.into_any(),
            _ => ().into_any(),
        }}
        <Transition fallback=Bones>
            {move || {
                let place = place.clone();
                Suspend::new(async move {
                    match answer.await {
                        (query, Ok(page)) => view! { <Page place query page bring_back /> }.into_any(),
                        (_, Err(error)) => view! { <Refused error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

#[component]
fn Refused(error: UiError) -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::server_fns::screen::show_status(&error);
    view! { <Sorry error /> }
}

#[component]
fn Page(
    place: Place,
    query: LibraryQuery,
    page: LibraryPage,
    bring_back: ServerAction<BringBackPrompt>,
) -> impl IntoView {
    let (says, previous, next) = pages(&query, &page, PAGE_SIZE);
    let address = |query: Option<LibraryQuery>| query.map(|query| addresses::library_with(&place.slug, &query));
    let (previous, next) = (address(previous), address(next));
    let found = view! { <Found place=place.clone() query=query.clone() found=page.found total=page.total /> };
    let list = match page.found {
        0 => view! { <NothingFound place query /> }.into_any(),
        _ => view! {
            <Table place query page bring_back />
            <Pager says previous next />
        }
        .into_any(),
    };
    view! {
        {found}
        {list}
    }
}

#[component]
fn Table(
    place: Place,
    query: LibraryQuery,
    page: LibraryPage,
    bring_back: ServerAction<BringBackPrompt>,
) -> impl IntoView {
    let now = page.now;
    let archived = query.archived;
    let search = query.search.clone();
    let slug = place.slug.clone();
    let head =
        move |sort: Sort, words: &'static str| view! { <SortHead slug=slug.clone() query=query.clone() sort words /> };
    let rows: Vec<_> = page
        .rows
        .into_iter()
        .map(|row| match archived {
            true => view! { <ArchivedRow place=place.clone() search=search.clone() row now bring_back /> }.into_any(),
            false => view! { <Row place=place.clone() search=search.clone() row now /> }.into_any(),
        })
        .collect();
    view! {
        <table class="table library">
            <colgroup>
                <col class="c-name" />
                <col />
                <col class="c-tags" />
                <col class="c-vers" />
                <col class="c-who" />
                <col class="c-when" />
                <col class=if archived { "c-back" } else { "c-menu" } />
            </colgroup>
            <thead>
                <tr>
                    {head(Sort::Name, "Name")}
                    <th scope="col">"Opening words or match"</th>
                    <th scope="col">"Tags"</th>
                    {head(Sort::Versions, "Versions")}
                    <th scope="col">"Last author"</th>
                    {head(Sort::Published, if archived { "Archived" } else { "Published" })}
                    <th scope="col">
                        <span class="vh">{if archived { "Bring back" } else { "Menu" }}</span>
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A column one can sort by. The one that is sorted by says so.
#[component]
fn SortHead(slug: String, query: LibraryQuery, sort: Sort, words: &'static str) -> impl IntoView {
    let is_sorted = query.sort == sort;
    let (direction, icon) = match sort {
        Sort::Name => ("ascending", "arrowup"),
        Sort::Published | Sort::Versions | Sort::Created => ("descending", "arrowdown"),
    };
    let href = addresses::library_with(&slug, &LibraryQuery { sort, page: 1, ..query });
    view! {
        <th scope="col" aria-sort=is_sorted.then_some(direction)>
            <a href=href class:sort=!is_sorted>
                {words}
                {is_sorted.then(|| view! { <Icon name=icon /> })}
            </a>
        </th>
    }
}

/// Rows on their way.
#[component]
fn Bones() -> impl IntoView {
    let row = || {
        view! {
            <tr>
                <td class="c-name"><span class="bone bone--75"></span></td>
                <td class="c-text"><span class="bone bone--90"></span><span class="bone bone--60"></span></td>
                <td class="c-tags"><span class="bone bone--60"></span></td>
            </tr>
        }
    };
    view! {
        <table class="table library bones" aria-hidden="true">
            <tbody>{(0..6).map(|_| row()).collect::<Vec<_>>()}</tbody>
        </table>
    }
}
