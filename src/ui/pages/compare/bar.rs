//! The bar that stays in sight: both sides, what is counted, how it is shown, and the steps.

use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{
    choose::is_word,
    view::{Place, View},
};
use crate::{
    domain::{
        prompts::{
            number::VersionNumber,
            page::{HistoryPiece, PromptHead},
            tag::Tag,
            version::PromptVersion,
        },
        timestamp::Timestamp,
    },
    ui::components::{
        diff::{Compared, DiffMode, Steps},
        icon::Icon,
        tag::Flag,
        when::Day,
    },
};

#[component]
pub fn Bar(
    page_head: PromptHead,
    history: HistoryPiece,
    base: PromptVersion,
    compared: PromptVersion,
    place: Place,
    view: Memo<View>,
    found: Memo<Compared>,
    current: RwSignal<usize>,
    total: Memo<usize>,
    now: Timestamp,
) -> impl IntoView {
    let offered = Offered::new(&page_head, &history, [base.number, compared.number]);
    let action = format!("{}/compare", crate::ui::state::addresses::prompt(&place.project, &place.name));
    let counts = move || {
        let counts = found.read().comparison.counts;
        (counts.words_added, counts.words_removed)
    };
    let is_latest = compared.number == page_head.latest;
    let (flags_old, flags_new) = (flags(&page_head.tags, base.number), flags(&page_head.tags, compared.number));
    view! {
        <form class="cmp-bar" method="get" action=action on:submit=|event: SubmitEvent| event.prevent_default()>
            {move || (view.read().mode != DiffMode::default()).then(|| view! {
                <input type="hidden" name="view" value=view.read().mode.as_str() />
            })}
            {move || view.read().hide_spaces.then(|| view! { <input type="hidden" name="ws" value="hide" /> })}
            <div class="cmp-bar__side">
                <Pick side=Side::From chosen=place.base.clone() number=base.number offered=offered.clone() place=place.clone() view />
                {flags_old}
                <span class="faint small">{base.author.clone()}", "<Day at=base.created_at now /></span>
            </div>
            <div class="cmp-bar__mid">
                <Icon name="arrowright" />
            </div>
            <div class="cmp-bar__side">
                <Pick side=Side::To chosen=place.head.clone() number=compared.number offered place=place.clone() view />
                <button class="btn btn--s without-script" type="submit">"Compare"</button>
                {flags_new}
                {is_latest.then(|| view! { <span class="faint small">"Latest"</span> })}
                <span class="push tally">
                    <span class="vh">"Words: "</span>
                    <span class="tally__a">{move || format!("+{}", counts().0)}<span class="vh">" added"</span></span>
                    <span class="tally__r">{move || format!("−{}", counts().1)}<span class="vh">" removed"</span></span>
                </span>
                <Modes place view />
                <Steps total current />
            </div>
        </form>
    }
}

/// More would make the bar high; the history below shows them all.
const FLAGS: usize = 2;

/// The tags of one side, production first.
fn flags(tags: &[Tag], number: VersionNumber) -> impl IntoView + use<> {
    let mut names: Vec<_> = tags.iter().filter(|tag| tag.number == number).map(|tag| tag.name.clone()).collect();
    names.sort_by_key(|name| !name.is_production());
    let rest = names.split_off(names.len().min(FLAGS));
    let more = (!rest.is_empty()).then(|| {
        let title = rest.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        view! { <span class="faint small" title=title>{format!("and {} more tags", rest.len())}</span> }
    });
    view! {
        {names.into_iter().map(|tag| view! { <Flag tag /> }).collect::<Vec<_>>()}
        {more}
    }
}

#[component]
fn Modes(place: Place, view: Memo<View>) -> impl IntoView {
    let links: Vec<AnyView> = DiffMode::ALL
        .into_iter()
        .map(|mode| {
            let place = place.clone();
            let href = move || place.address(View { mode, ..view.get() });
            // `u` goes to unified, and from there back to split.
            let key = move || {
                let other = if view.read().mode == DiffMode::Unified { DiffMode::Split } else { DiffMode::Unified };
                (mode == other).then_some("u")
            };
            view! {
                <a
                    href=href
                    data-noscroll=""
                    aria-current=move || (view.read().mode == mode).then_some("true")
                    aria-keyshortcuts=key
                >
                    {mode.title()}
                </a>
            }
            .into_any()
        })
        .collect();
    view! {
        <nav class="seg" aria-label="How to show it">
            {links}
        </nav>
    }
}

/// What the drop-downs offer: the newest versions, and the tagged ones by the name of their tag.
#[derive(Clone)]
struct Offered {
    versions: Vec<VersionNumber>,
    tags: Vec<Tag>,
    latest: VersionNumber,
    /// Not every version is offered: a number can be written.
    has_more: bool,
}

impl Offered {
    fn new(head: &PromptHead, history: &HistoryPiece, chosen: [VersionNumber; 2]) -> Self {
        let mut versions: Vec<VersionNumber> = history.versions.iter().map(|version| version.number).collect();
        versions.extend(chosen);
        versions.sort_unstable_by(|one, other| other.cmp(one));
        versions.dedup();
        let has_more = history.older_than.is_some();
        Self { versions, tags: head.tags.clone(), latest: head.latest, has_more }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    From,
    To,
}

impl Side {
    fn name(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::From => "From",
            Self::To => "To",
        }
    }
}

/// Goes to the comparison with another version on that side.
fn follow(side: Side, place: Place, view: Memo<View>) -> impl Fn(Event) {
    let navigate = use_navigate();
    move |event| {
        let word = event_target_value(&event);
        if !is_word(&word) {
            return;
        }
        let mut place = place.clone();
        match side {
            Side::From => place.base = word,
            Side::To => place.head = word,
        }
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate(&place.address(view.get_untracked()), options);
    }
}

#[component]
fn Pick(
    side: Side,
    /// As in the address: a number, a tag, or `latest`.
    chosen: String,
    number: VersionNumber,
    offered: Offered,
    place: Place,
    view: Memo<View>,
) -> impl IntoView {
    let by_tag = offered.tags.iter().any(|tag| tag.name.as_str() == chosen);
    let versions: Vec<AnyView> = offered
        .versions
        .iter()
        .map(|version| {
            let is_chosen = !by_tag && *version == number;
            view! { <option value=version.to_string() selected=is_chosen>{format!("v{version}")}</option> }.into_any()
        })
        .collect();
    let tags: Vec<AnyView> = offered
        .tags
        .iter()
        .map(|tag| {
            let words = format!("{}, v{}", tag.name, tag.number);
            let is_chosen = tag.name.as_str() == chosen;
            view! { <option value=tag.name.to_string() selected=is_chosen>{words}</option> }.into_any()
        })
        .collect();
    let has_tags = !tags.is_empty();
    let hear = follow(side, place.clone(), view);
    view! {
        <span class="cmp-pick">
            <label class="pick pick--s">
                <span>{side.label()}</span>
                <select
                    name=side.name()
                    aria-label=format!("{} version", side.label())
                    on:change=hear
                    autocomplete="off"
                >
                    <optgroup label="Versions">{versions}</optgroup>
                    {has_tags.then(|| view! { <optgroup label="Tags">{tags}</optgroup> })}
                </select>
                <Icon name="down" />
            </label>
            {offered.has_more.then(|| view! { <ByNumber side latest=offered.latest place view /> })}
        </span>
    }
}

/// A version that the drop-down does not reach.
#[component]
fn ByNumber(side: Side, latest: VersionNumber, place: Place, view: Memo<View>) -> impl IntoView {
    let hear = follow(side, place, view);
    view! {
        <input
            class="input cmp-no"
            type="number"
            name=format!("{}_number", side.name())
            min="1"
            max=latest.to_string()
            placeholder="No."
            aria-label=format!("{}, another version by its number, 1 to {latest}", side.label())
            title="Another version by its number"
            autocomplete="off"
            on:change=hear
        />
    }
}
