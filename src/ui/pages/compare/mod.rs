//! Two versions beside each other. The address is permanent: `…/compare/{base}...{head}`, each a number or a tag.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::{
    domain::{
        prompts::{number::VersionNumber, page::ComparePage, tag::TagName},
        refusal::Refusal,
    },
    server_fns::prompts::compare_versions,
    ui::{
        components::{
            diff::{Compared, DiffView, ListOfChanges, Summary},
            history::History,
            icon::Icon,
            scale::Scale,
            trouble::Trouble,
        },
        state::{addresses, who::may_edit},
    },
};

mod bar;
mod choose;
mod foot;
mod view;

pub use choose::CompareStart;

use bar::Bar;
use foot::Foot;
use view::{Place, View, use_view};

/// `12...production`, taken apart.
fn ends(range: &str) -> Option<(String, String)> {
    let (base, head) = range.split_once("...")?;
    (!base.is_empty() && !head.is_empty()).then(|| (base.to_string(), head.to_string()))
}

#[component]
pub fn Compare() -> impl IntoView {
    let params = use_params_map();
    let asked = Memo::new(move |_| {
        let params = params.read();
        let of = |key| params.get(key).unwrap_or_default();
        (of("project"), of("name"), ends(&of("range")))
    });
    let view = use_view(use_query_map());
    let page = Resource::new(
        move || asked.get(),
        |(project, name, range)| async move {
            let Some((base, head)) = range else {
                return Err(Refusal::not_found(format!(
                    "a pair of versions of {name} in this address, such as 1...2,"
                ))
                .into());
            };
            compare_versions(project, name, base, head).await
        },
    );
    view! {
        <Transition fallback=Waiting>
            {move || {
                let (project, _, range) = asked.get();
                let (base, head) = range.unwrap_or_default();
                Suspend::new(async move {
                    match page.await {
                        Ok(page) => {
                            let may_edit = may_edit(&project).await;
                            let place = Place { project, name: page.head.name.to_string(), base, head };
                            view! { <Comparing page place view may_edit /> }.into_any()
                        }
                        Err(error) => view! { <Trouble error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! {
        <main class="page" id="main" tabindex="-1" aria-busy="true">
            <div class="wrap">
                <h1 class="vh">"The comparison is on its way"</h1>
            </div>
        </main>
    }
}

#[component]
fn Comparing(page: ComparePage, place: Place, view: Memo<View>, may_edit: bool) -> impl IntoView {
    let ComparePage { head, base, compared, history, now } = page;
    let (old, new) = (base.number, compared.number);
    let snapshots = StoredValue::new((base.snapshot(), compared.snapshot()));
    let hide_spaces = Memo::new(move |_| view.read().hide_spaces);
    let found = Memo::new(move |_| snapshots.with_value(|(old, new)| Compared::of(old, new, hide_spaces.get())));
    let current = RwSignal::new(0);
    let total = Memo::new(move |_| found.read().told.len());
    let mode = Signal::derive(move || view.read().mode);
    let title = format!("{}, v{old} and v{new} compared", head.name);
    let (name, tags, latest) = (head.name.to_string(), head.tags.clone(), head.latest);
    let stop = addresses::version(&place.project, &name, new);
    let comparing = (old != new).then_some(old);
    let is_behind = |tag: &crate::domain::prompts::tag::Tag| tag.name.is_production() && tag.number != new;
    let point = (may_edit && head.archived_at.is_none() && head.tags.iter().any(is_behind))
        .then(|| format!("{}?to={new}&move={}", addresses::tags(&place.project, &name), TagName::PRODUCTION));
    let bar_history = history.clone();
    view! {
        <Title text=title />
        <main class="page" id="main" tabindex="-1">
            <div class="wrap">
                <nav class="crumbs" aria-label="Breadcrumb">
                    <a href=addresses::library(&place.project)>"Prompts"</a>
                    <Icon name="right" />
                    <a href=addresses::prompt(&place.project, &name)>{name.clone()}</a>
                    <Icon name="right" />
                    <span aria-current="page">"Compare"</span>
                    <span class="crumbs__end">
                        <a class="btn btn--s btn--quiet" href=stop>
                            <Icon name="x" />
                            "Stop comparing"
                        </a>
                    </span>
                </nav>
                <div class="cmp-head">
                    <div class="head__what">
                        <h1 class="title">{format!("Version {old} and version {new}")}</h1>
                        {move || view! { <Summary compared=found.get() /> }}
                        <p class="cmp-jump">
                            <a class="link" href="#h-hist">"Version history"</a>
                            " below the comparison"
                        </p>
                    </div>
                    <Scale latest from=old to=new tags />
                </div>
                <Bar page_head=head.clone() history=bar_history base compared place=place.clone() view found current total now />
                <div class="cmp-cols">
                    <div class="cmp-main">
                        {move || same(old, new, &found.get())}
                        <DiffView
                            compared=found
                            base_title=format!("Version {old}")
                            head_title=format!("Version {new}")
                            mode
                            current
                        />
                        <Foot found place=place.clone() view point head_number=new />
                        {move || view! { <ListOfChanges compared=found.get() /> }}
                    </div>
                    <History project=place.project.clone() head piece=history now shown=new comparing may_edit />
                </div>
            </div>
        </main>
    }
}

/// Where nothing differs, the page says so instead of showing an empty change.
fn same(old: VersionNumber, new: VersionNumber, found: &Compared) -> AnyView {
    let words = match (old == new, found.comparison.is_unchanged()) {
        (true, _) => format!("This is version {new} on both sides. Choose another version above to compare it with."),
        (false, true) => format!("Version {old} and version {new} say exactly the same."),
        (false, false) => return ().into_any(),
    };
    view! {
        <p class="callout diff-note" role="status">
            <Icon name="info" />
            <span>{words}</span>
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_names_two_versions() {
        assert_eq!(ends("12...14"), Some((String::from("12"), String::from("14"))));
        assert_eq!(ends("v1.0.0...production"), Some((String::from("v1.0.0"), String::from("production"))));
        for range in ["12", "12...", "...14", "", "12..14"] {
            assert_eq!(ends(range), None, "{range}");
        }
    }
}
