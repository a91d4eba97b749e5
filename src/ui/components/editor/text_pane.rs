//! A real text field over a mirror in the same grid cell: the words seen are the field's own, so selecting, spelling and
//! zooming work as everywhere; the mirror draws numbers, bars and highlights.

use leptos::{html::Textarea, prelude::*};

use super::{CONTENT_NOTE, HeldText, adopt::adopt_text, mirror, settle};
use crate::{
    domain::{
        count::{counted, thousands},
        prompts::{content::MAX_BYTES, variable::TemplateFormat},
    },
    ui::components::text_area::TextArea,
};

/// `base` is the text that changed lines are measured against; without one nothing is marked as changed.
#[component]
pub fn TextPane(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    held: HeldText,
    base: Option<String>,
    #[prop(into)] label: String,
    #[prop(into)] on_typed: Callback<()>,
) -> impl IntoView {
    settle(&held);
    let area = NodeRef::<Textarea>::new();
    adopt_text(area, &held, on_typed);
    let HeldText { typed, settled, written: _ } = held;

    let plain = {
        let settled = settled.clone();
        Memo::new(move |_| settled.with(String::len) > mirror::MOST)
    };
    let under = move || match plain.get() {
        true => String::new(),
        false => settled.with(|text| mirror::html(text, base.as_deref(), TemplateFormat::Mustache)),
    };
    let first = typed.get_untracked();
    let hear = Callback::new(move |text: String| {
        typed.set(text);
        on_typed.run(());
    });
    view! {
        <div class=move || if plain.get() { "ed__pane ed__pane--plain" } else { "ed__pane" }>
            <div class="ed__under" aria-hidden="true" inner_html=under></div>
            <TextArea
                id=id
                name=name
                class="ed__text"
                text=first
                node=area
                label=label
                described_by=CONTENT_NOTE
                on_input=hear
            />
        </div>
        <p class="ed__note" hidden=move || !plain.get()>
            {format!(
                "Above {} bytes lines are not numbered and variables not highlighted while you type. The list beside the text has them all.",
                thousands(mirror::MOST),
            )}
        </p>
    }
}

/// `125 words`, and near the limit the bytes.
pub fn size_says(text: &str) -> String {
    let bytes = text.len();
    if bytes > MAX_BYTES / 10 * 9 {
        return format!("{} of 1,000,000 bytes", thousands(bytes));
    }
    counted(text.split_whitespace().count(), "word")
}

/// What to do about a prompt that is too long to publish.
pub fn too_long(bytes: usize) -> Option<String> {
    (bytes > MAX_BYTES).then(|| {
        format!(
            "A prompt has at most 1,000,000 bytes, this one has {}. Shorten it by {} to publish it.",
            thousands(bytes),
            thousands(bytes - MAX_BYTES)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_told_before_it_is_met() {
        assert_eq!(size_says("one two"), "2 words");
        assert_eq!(size_says(&"x".repeat(1_000_000)), "1,000,000 of 1,000,000 bytes");
        assert_eq!(too_long(1_000_000), None);
        let says = too_long(1_000_024).expect("too long");
        assert_eq!(
            says,
            "A prompt has at most 1,000,000 bytes, this one has 1,000,024. Shorten it by 24 to publish it."
        );
    }
}
