//! The version spine, tiny: in a cell of a table. Five pixels a version, at most 18 of them, then a broken start; a nib at
//! each tag, a tall tick at the latest.

use leptos::prelude::*;

use crate::domain::{
    count::counted,
    prompts::{number::VersionNumber, tag::Tag},
};

const STEP: i32 = 5;
const SHOWN: i32 = 18;
/// Where the line goes on after the break, in half pixels so that a line of one pixel is sharp.
const AFTER_BREAK: i32 = 8;

/// The geometry of one spine. Every x lies half a pixel further right.
struct Spine {
    latest: i32,
    start: i32,
    oldest: i32,
}

impl Spine {
    fn of(latest: i32) -> Self {
        match latest > SHOWN {
            true => Self { latest, start: AFTER_BREAK, oldest: latest - SHOWN + 1 },
            false => Self { latest, start: 0, oldest: 1 },
        }
    }

    /// Versions from before the break are drawn at it.
    fn x(&self, number: i32) -> i32 {
        match number < self.oldest {
            true => 3,
            false => self.start + STEP * (number - self.oldest),
        }
    }

    fn end(&self) -> i32 {
        self.x(self.latest)
    }

    fn base(&self) -> String {
        match self.oldest > 1 {
            true => format!("M0 18h1.5M3.5 18h1.5M{}.5 18H{}.5", self.start, self.end()),
            false => format!("M0.5 18H{}.5", self.end()),
        }
    }

    fn ticks(&self) -> String {
        (self.oldest..self.latest).map(|number| format!("M{}.5 14v4", self.x(number))).collect()
    }

    fn nib(&self, number: i32) -> String {
        format!("M{} 2.5h7v4.5l-3.5 4-3.5-4z", self.x(number) - 3)
    }
}

/// `24 versions: production is 3 versions behind, staging is the latest`.
fn words(latest: VersionNumber, tags: &[Tag]) -> String {
    let versions = counted(latest.get(), "version");
    let places: Vec<String> = tags
        .iter()
        .map(|tag| match latest.get() - tag.number.get() {
            0 => format!("{} is the latest", tag.name),
            behind => format!("{} is {} behind", tag.name, counted(behind, "version")),
        })
        .collect();
    match places.is_empty() {
        true => versions,
        false => format!("{versions}: {}", places.join(", ")),
    }
}

#[component]
pub fn Micro(latest: VersionNumber, tags: Vec<Tag>) -> impl IntoView {
    let spine = Spine::of(latest.get());
    let words = words(latest, &tags);
    // The live one last, so that it lies above its neighbours.
    let mut drawn = tags;
    drawn.sort_by_key(|tag| (tag.name.is_production(), std::cmp::Reverse(tag.number)));
    let nibs: Vec<_> = drawn
        .into_iter()
        .map(|tag| {
            let class = if tag.name.is_production() { "micro__nib micro__nib--live" } else { "micro__nib" };
            view! { <path class=class d=spine.nib(tag.number.get())></path> }
        })
        .collect();
    view! {
        <span class="micro">
            <span class="micro__n">{latest.to_string()}</span>
            <svg width=spine.end() + 6 height="19" role="img" aria-label=words>
                <path class="micro__base" d=spine.base()></path>
                <path class="micro__ticks" d=spine.ticks()></path>
                <path class="micro__last" d=format!("M{}.5 12v6", spine.end())></path>
                {nibs}
            </svg>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prompts::tag::TagName;

    fn tag(name: &str, number: i32) -> Tag {
        let name = TagName::parse(name).expect("a tag's name");
        Tag { name, number: VersionNumber::new(number).expect("a number") }
    }

    #[test]
    fn a_short_line_starts_at_its_first_version() {
        let spine = Spine::of(3);
        assert_eq!(spine.base(), "M0.5 18H10.5");
        assert_eq!(spine.ticks(), "M0.5 14v4M5.5 14v4");
        assert_eq!(spine.nib(2), "M2 2.5h7v4.5l-3.5 4-3.5-4z");
    }

    #[test]
    fn a_long_line_is_broken_and_keeps_old_tags_at_the_break() {
        let spine = Spine::of(24);
        assert_eq!(spine.base(), "M0 18h1.5M3.5 18h1.5M8.5 18H93.5");
        assert_eq!(spine.nib(21), "M75 2.5h7v4.5l-3.5 4-3.5-4z");
        assert_eq!(spine.nib(2), "M0 2.5h7v4.5l-3.5 4-3.5-4z");
    }

    #[test]
    fn the_words_say_how_far_behind_each_tag_is() {
        let latest = VersionNumber::new(14).expect("a number");
        let tags = [tag("production", 12), tag("staging", 14), tag("old", 13)];
        assert_eq!(
            words(latest, &tags),
            "14 versions: production is 2 versions behind, staging is the latest, old is 1 version behind"
        );
        assert_eq!(words(VersionNumber::FIRST, &[]), "1 version");
    }
}
