//! Versions under the marks of their months.

use leptos::prelude::*;

use super::{About, Loaded, line::Line};
use crate::domain::prompts::{number::VersionNumber, version::VersionSummary};

/// A stretch of the history. A month that goes on from the stretch before is not named again.
#[component]
pub fn Months(about: About, piece: Loaded) -> impl IntoView {
    let mut before = piece.month_before;
    let mut months: Vec<(Option<String>, Vec<VersionSummary>)> = Vec::new();
    for version in piece.versions {
        let month = version.created_at.month(about.now);
        match months.last_mut() {
            Some((_, versions)) if before.as_ref() == Some(&month) => versions.push(version),
            _ => months.push(((before.as_ref() != Some(&month)).then(|| month.clone()), vec![version])),
        }
        before = Some(month);
    }
    months
        .into_iter()
        .map(|(month, versions)| {
            let crossed = versions.first().is_some_and(|version| crosses_above(&about, version.number));
            let class = if crossed { "history__when is-span" } else { "history__when" };
            view! {
                {month.map(|month| view! { <h3 class=class>{month}</h3> })}
                <ol class="history__list">
                    {versions
                        .into_iter()
                        .map(|version| view! { <Line about=about.clone() version /> })
                        .collect_view()}
                </ol>
            }
        })
        .collect_view()
}

/// The newer and the older end of the measured stretch.
pub fn span(about: &About) -> Option<(VersionNumber, VersionNumber)> {
    let other = about.comparing.filter(|other| *other != about.shown)?;
    Some((about.shown.max(other), about.shown.min(other)))
}

/// Whether the measured stretch runs through the space above this version.
fn crosses_above(about: &About, number: VersionNumber) -> bool {
    span(about).is_some_and(|(from, to)| number < from && number >= to)
}
