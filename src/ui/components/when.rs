//! Times: relative to the moment the page was made, exact on hover and focus.

use leptos::prelude::*;

use crate::domain::timestamp::Timestamp;

/// `12 minutes ago`. `now` comes with the page's data, so that server and browser write the same words.
#[component]
pub fn Ago(at: Timestamp, now: Timestamp) -> impl IntoView {
    view! {
        <time datetime=at.rfc3339() title=at.exact()>
            {at.ago(now)}
        </time>
    }
}

/// `20 Nov`.
#[component]
pub fn Day(at: Timestamp, now: Timestamp) -> impl IntoView {
    view! {
        <time datetime=at.rfc3339() title=at.exact()>
            {at.day(now)}
        </time>
    }
}
