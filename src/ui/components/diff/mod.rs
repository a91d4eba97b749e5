//! Two states of a prompt beside each other: the change itself, wherever a page shows one.
//!
//! A page makes a [`Compared`] once, says its [`Summary`], and draws it with [`DiffView`]. The rows are written as one
//! string (see [`html`]), so what happens in them afterwards is done on the page itself, in `hands`.

use std::sync::Arc;

use leptos::{html::Div, prelude::*};

use crate::domain::prompts::{
    diff::{Comparison, Options, Side, SummaryPart, compare},
    variable::TemplateFormat,
    version::Snapshot,
};

mod changes;
mod cue;
mod fields;
mod fold;
#[cfg(feature = "hydrate")]
mod hands;
mod line;
mod prose;
mod split;
mod steps;
mod unified;

pub use changes::ListOfChanges;
pub use fields::Fields;
pub use steps::Steps;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DiffMode {
    #[default]
    Split,
    Unified,
    Prose,
}

impl DiffMode {
    pub const ALL: [DiffMode; 3] = [DiffMode::Split, DiffMode::Unified, DiffMode::Prose];

    /// The word in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Split => "split",
            Self::Unified => "unified",
            Self::Prose => "prose",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == text)
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Split => "Split",
            Self::Unified => "Unified",
            Self::Prose => "Prose",
        }
    }
}

/// A comparison with what drawing it needs. Cheap to clone.
#[derive(Clone, PartialEq)]
pub struct Compared {
    pub comparison: Arc<Comparison>,
    pub formats: (TemplateFormat, TemplateFormat),
    /// One line of words for each change, in order.
    pub told: Arc<Vec<String>>,
}

impl Compared {
    pub fn of(base: &Snapshot, head: &Snapshot, hide_spaces: bool) -> Self {
        let texts = (base.content.plain(), head.content.plain());
        let values = |snapshot: &Snapshot| {
            let value = |object: &Option<crate::domain::prompts::object::JsonObject>| {
                object.as_ref().map(|object| object.to_value())
            };
            (value(&snapshot.settings), value(&snapshot.metadata))
        };
        let (old, new) = (values(base), values(head));
        let comparison = compare(
            Side { text: &texts.0, settings: old.0.as_ref(), metadata: old.1.as_ref(), format: base.format },
            Side { text: &texts.1, settings: new.0.as_ref(), metadata: new.1.as_ref(), format: head.format },
            Options { ignore_whitespace: hide_spaces, ..Options::default() },
        );
        let told = cue::told(&comparison);
        Self { comparison: Arc::new(comparison), formats: (base.format, head.format), told: Arc::new(told) }
    }
}

/// `2 sentences added, {{tier}} removed, temperature 0.7 → 0.2.`
#[component]
pub fn Summary(compared: Compared, #[prop(optional)] class: Option<&'static str>) -> impl IntoView {
    let parts = sentence(&compared.comparison.summary);
    view! { <p class=class.unwrap_or("sum")>{parts} "."</p> }
}

/// The sentence of a comparison, without a full stop. Old value, arrow and new value stay in one line.
pub fn sentence(parts: &[SummaryPart]) -> AnyView {
    let part = |part: &SummaryPart| match part {
        SummaryPart::Words(words) => words.replace(" → ", "\u{a0}→\u{a0}").into_any(),
        SummaryPart::Variable(name) => view! { <code class="var">{name.clone()}</code> }.into_any(),
    };
    parts.iter().map(part).collect_view().into_any()
}

/// The change itself, then settings, metadata and variables.
///
/// `prefix` stands before every id of a second comparison on a page, so that the first keeps `c1`, `b5` and `h5`.
/// `current` is the change a reader stepped to, 0 before the first step.
#[component]
pub fn DiffView(
    #[prop(into)] compared: Signal<Compared>,
    #[prop(into)] base_title: Signal<String>,
    #[prop(into)] head_title: Signal<String>,
    #[prop(optional, into)] mode: Signal<DiffMode>,
    #[prop(optional, into)] prefix: String,
    #[prop(optional)] current: Option<RwSignal<usize>>,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    let current = current.unwrap_or_else(|| RwSignal::new(0));
    attend(root, prefix.clone(), current, compared, mode);
    let text_prefix = prefix.clone();
    let text = move || {
        let compared = compared.get();
        let titles = (base_title.get(), head_title.get());
        text_view(&compared, mode.get(), &titles, &text_prefix)
    };
    let fields = move || {
        let (base_title, head_title) = (base_title.get(), head_title.get());
        view! { <Fields compared=compared.get() base_title head_title prefix=prefix.clone() /> }
    };
    // Numbers of five digits need room that those of every other text would only lose.
    let is_long = move || compared.with(|compared| compared.comparison.lines() >= 10_000);
    view! {
        <div class="diffs" class:diffs--long=is_long node_ref=root>
            {text}
            {fields}
        </div>
    }
}

#[cfg(feature = "hydrate")]
fn attend(
    root: NodeRef<Div>,
    prefix: String,
    current: RwSignal<usize>,
    compared: Signal<Compared>,
    mode: Signal<DiffMode>,
) {
    hands::attend(root, prefix, current, move || {
        compared.track();
        mode.track();
    });
}

#[cfg(not(feature = "hydrate"))]
fn attend(_: NodeRef<Div>, _: String, _: RwSignal<usize>, _: Signal<Compared>, _: Signal<DiffMode>) {}

fn text_view(compared: &Compared, mode: DiffMode, titles: &(String, String), prefix: &str) -> AnyView {
    let Compared { comparison, formats, told } = compared;
    let fallback = comparison.fallback.map(|fallback| {
        view! {
            <p class="callout diff-note">
                <svg class="icon" aria-hidden="true">
                    <use href="#i-info"></use>
                </svg>
                <span>{fallback.says()}</span>
            </p>
        }
    });
    let (formats, cues) = (*formats, cue::Cues::new(prefix, told));
    let settings = Default::default();
    let rows = match mode {
        DiffMode::Split => split::Split { prefix, formats, cues, settings, folds: 0 }.rows(&comparison.rows),
        DiffMode::Unified => unified::Unified { prefix, formats, cues, settings, folds: 0 }.rows(&comparison.rows),
        DiffMode::Prose => {
            let setting = line::Setting::default();
            prose::Prose { prefix, format: formats.1, cues, setting, folds: 0 }.lines(comparison)
        }
    };
    let (base, head) = titles.clone();
    let table = match mode {
        DiffMode::Split => view! {
            <table class="diff">
                <colgroup>
                    <col class="d-no" />
                    <col />
                    <col class="d-mid" />
                    <col class="d-no" />
                    <col />
                </colgroup>
                <thead class="vh">
                    <tr>
                        <th scope="col">"Line"</th>
                        <th scope="col">{base}</th>
                        <th scope="col">"Change"</th>
                        <th scope="col">"Line"</th>
                        <th scope="col">{head}</th>
                    </tr>
                </thead>
                <tbody inner_html=rows></tbody>
            </table>
        }
        .into_any(),
        DiffMode::Unified => view! {
            <table class="diff diff--unified">
                <colgroup>
                    <col class="d-no" />
                    <col class="d-no" />
                    <col class="d-mid" />
                    <col />
                </colgroup>
                <thead class="vh">
                    <tr>
                        <th scope="col">{format!("Line in {base}")}</th>
                        <th scope="col">{format!("Line in {head}")}</th>
                        <th scope="col">"Change"</th>
                        <th scope="col">"Text"</th>
                    </tr>
                </thead>
                <tbody inner_html=rows></tbody>
            </table>
        }
        .into_any(),
        DiffMode::Prose => view! { <div class="redline" inner_html=rows></div> }.into_any(),
    };
    view! { {fallback} {table} }.into_any()
}
