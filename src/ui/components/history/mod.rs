//! The version history: the spine, upright. Beside the prompt, and beside a comparison, where it carries the measured
//! stretch.

mod line;
mod months;

use std::sync::Arc;

use leptos::{ev::MouseEvent, prelude::*, task::spawn_local};

use crate::{
    domain::{
        count::{counted, thousands},
        prompts::{
            number::VersionNumber,
            page::{HISTORY_PIECE, HistoryPiece, PromptHead},
            version::VersionSummary,
        },
        timestamp::Timestamp,
    },
    server_fns::prompts::list_versions,
    ui::state::addresses,
};
use months::Months;

/// What every line of the history needs to know, and is given a copy of.
#[derive(Clone, Debug)]
struct About {
    project: Arc<str>,
    head: Arc<PromptHead>,
    shown: VersionNumber,
    comparing: Option<VersionNumber>,
    may_edit: bool,
    now: Timestamp,
}

/// A loaded stretch, and the month the stretch before it ended in.
#[derive(Clone, Debug)]
struct Loaded {
    versions: Vec<VersionSummary>,
    month_before: Option<String>,
}

/// `shown` carries the needle. `comparing` is the other end of the measured stretch, with the label *Comparing*.
#[component]
pub fn History(
    #[prop(into)] project: String,
    head: PromptHead,
    piece: HistoryPiece,
    now: Timestamp,
    shown: VersionNumber,
    #[prop(optional_no_strip)] comparing: Option<VersionNumber>,
    may_edit: bool,
) -> impl IntoView {
    let about =
        StoredValue::new(About { project: project.into(), head: Arc::new(head), shown, comparing, may_edit, now });
    let latest = about.with_value(|about| about.head.latest);
    let first = piece.versions.first().map_or(latest, |version| version.number);
    let older_than = RwSignal::new(piece.older_than);
    let pieces = RwSignal::new(vec![Loaded { versions: piece.versions, month_before: None }]);
    let is_below = first < latest && about.with_value(|about| about.head.archived_at.is_none());
    let total = thousands(usize::try_from(latest.get()).unwrap_or_default());
    let loaded = move || pieces.with(|pieces| pieces.iter().map(|piece| piece.versions.len()).sum::<usize>());
    view! {
        <aside class="history" aria-labelledby="h-hist">
            <div class="history__head">
                <h2 id="h-hist">"Version history"</h2>
                <span class="faint small" role="status">{move || format!("{} of {total}", thousands(loaded()))}</span>
            </div>
            {is_below.then(|| view! { <Newer about first /> })}
            <For each=move || pieces.get().into_iter().enumerate() key=|(index, _)| *index let((_, piece))>
                {about.with_value(|about| view! { <Months about=about.clone() piece /> })}
            </For>
            <Older about pieces older_than />
        </aside>
    }
}

/// The way up, when the history starts below the latest version.
#[component]
fn Newer(about: StoredValue<About>, first: VersionNumber) -> impl IntoView {
    let piece = i32::try_from(HISTORY_PIECE).unwrap_or(i32::MAX);
    let href = about.with_value(|about| {
        let below = first.get().saturating_add(piece).saturating_add(1).min(about.head.latest.get() + 1);
        format!("{}&older={below}", version_address(about, about.shown))
    });
    view! {
        <p class="history__more">
            <a class="btn btn--s" href=href>
                "Show newer versions"
            </a>
        </p>
    }
}

/// The way down: a link to a page that starts further below, which a script replaces by loading on.
#[component]
fn Older(
    about: StoredValue<About>,
    pieces: RwSignal<Vec<Loaded>>,
    older_than: RwSignal<Option<VersionNumber>>,
) -> impl IntoView {
    let trouble = RwSignal::new(None::<String>);
    let is_loading = RwSignal::new(false);
    let load = move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        let Some(below) = older_than.get_untracked().filter(|_| !is_loading.get_untracked()) else {
            return;
        };
        is_loading.set(true);
        spawn_local(async move {
            let (project, name) = about.with_value(|about| (about.project.to_string(), about.head.name.to_string()));
            match list_versions(project, name, Some(below.get())).await {
                Ok(piece) => {
                    older_than.set(piece.older_than);
                    append(about, pieces, piece);
                    trouble.set(None);
                }
                Err(error) => trouble.set(Some(error.sentence())),
            }
            is_loading.set(false);
        });
    };
    let href = move |below: VersionNumber| {
        about.with_value(|about| format!("{}&older={below}", version_address(about, about.shown)))
    };
    let is_archived = about.with_value(|about| about.head.archived_at.is_some());
    move || {
        let below = older_than.get().filter(|_| !is_archived)?;
        let more = u32::try_from(below.get() - 1).unwrap_or_default().min(HISTORY_PIECE);
        Some(view! {
            <p class="history__more">
                <a class="btn btn--s" href=href(below) on:click=load aria-disabled=move || is_loading.get().then_some("true")>
                    {format!("Show {}", counted(more, "older version"))}
                </a>
                <span class="field__error" role="alert">
                    {move || trouble.get()}
                </span>
            </p>
        })
    }
}

fn append(about: StoredValue<About>, pieces: RwSignal<Vec<Loaded>>, piece: HistoryPiece) {
    let now = about.with_value(|about| about.now);
    pieces.update(|pieces| {
        let last = pieces.last().and_then(|piece| piece.versions.last());
        let month_before = last.map(|version| version.created_at.month(now));
        pieces.push(Loaded { versions: piece.versions, month_before });
    });
}

/// The page of one version; an archived prompt's pages also say which prompt of that name is meant.
fn version_address(about: &About, number: VersionNumber) -> String {
    let address = addresses::version(&about.project, about.head.name.as_str(), number);
    match about.head.archived_at {
        Some(_) => format!("{address}&archived={}", about.head.uuid),
        None => address,
    }
}
