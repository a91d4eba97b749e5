//! To the previous and the next change, with the place among all of them.

use leptos::prelude::*;

use crate::ui::components::icon::Icon;

/// Without a script the place cannot be known: then one link leads to the list of changes.
#[component]
pub fn Steps(#[prop(into)] total: Signal<usize>, current: RwSignal<usize>) -> impl IntoView {
    let previous = move || current.get().saturating_sub(1).max(1);
    let next = move || (current.get() + 1).min(total.get());
    let changes = move || match total.get() {
        1 => String::from("1 change"),
        total => format!("{total} changes"),
    };
    let place = move || match current.get() {
        0 => changes().into_any(),
        current => view! { <span class="vh">"Change "</span>{format!("{current} of {}", total.get())} }.into_any(),
    };
    view! {
        <Show when=move || { total.get() > 0 }>
            <span class="steps">
                <a
                    class="iconbtn needs-script"
                    rel="external"
                    href=move || format!("#c{}", previous())
                    aria-label="Previous change"
                    aria-disabled=move || (current.get() <= 1).then_some("true")
                >
                    <Icon name="arrowup" />
                </a>
                <a class="nowrap" rel="external" href="#changes">
                    <span class="needs-script">{place}</span>
                    <span class="without-script">{changes}</span>
                </a>
                <a
                    class="iconbtn needs-script"
                    rel="external"
                    href=move || format!("#c{}", next())
                    aria-label="Next change"
                    aria-disabled=move || (current.get() >= total.get()).then_some("true")
                >
                    <Icon name="arrowdown" />
                </a>
            </span>
        </Show>
    }
}
