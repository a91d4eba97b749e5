//! Below the comparison: spaces and line breaks, and the step that often follows.

use leptos::prelude::*;

use super::view::{Place, View};
use crate::{
    domain::prompts::number::VersionNumber,
    ui::components::{diff::Compared, icon::Icon},
};

#[component]
pub fn Foot(
    found: Memo<Compared>,
    place: Place,
    view: Memo<View>,
    /// Where production can be pointed at the newer side.
    #[prop(optional_no_strip)]
    point: Option<String>,
    head_number: VersionNumber,
) -> impl IntoView {
    let spaces = move || {
        let count = found.read().comparison.counts.whitespace_only;
        words(count, view.read().hide_spaces)
    };
    let toggle = move || {
        let now = view.get();
        let has_any = found.read().comparison.counts.whitespace_only > 0;
        (has_any || now.hide_spaces).then(|| {
            let href = place.address(View { hide_spaces: !now.hide_spaces, ..now });
            view! {
                <a class="btn btn--s" href=href data-noscroll="">
                    {if now.hide_spaces { "Show them" } else { "Hide them" }}
                </a>
            }
        })
    };
    let point = point.map(|href| {
        view! {
            <a class="btn btn--main" href=href>
                <Icon name="tag" />
                {format!("Point production at v{head_number}…")}
            </a>
        }
    });
    view! {
        <div class="pager">
            <span class="row">
                <span>"Spaces and line breaks: " {spaces}</span>
                {toggle}
            </span>
            {point}
        </div>
    }
}

fn words(count: usize, hidden: bool) -> String {
    let places = if count == 1 { "change" } else { "changes" };
    match (count, hidden) {
        (0, _) => String::from("nothing changed"),
        (count, false) => format!("{count} {places}"),
        (count, true) => format!("{count} {places} not shown"),
    }
}
