//! The spine, lying: a scale of versions with the two that are compared as jaws, and tags as drops above.

use leptos::prelude::*;

use crate::domain::prompts::{number::VersionNumber, tag::Tag};

/// More versions than this: the scale starts ten before the base.
const WHOLE_UP_TO: i32 = 40;
/// More ticks than this cannot be told apart; then one tick stands for several versions.
const TICKS: i32 = 60;
/// Room on the scale, in hundredths of its width: what a letter of a drop takes, and its sides.
const LETTER: i32 = 125;
const SIDES: i32 = 240;
const WHOLE: i32 = 10_000;
/// Beyond its last tick the scale goes on for so much.
const END: i32 = 200;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Tick {
    number: i32,
    label: bool,
    drop: Option<Drop>,
}

/// The flag of a tag above its version.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Drop {
    name: String,
    is_live: bool,
    lean: Lean,
}

/// A flag at an end of the scale stands to one side of its version, so that it does not reach beyond the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lean {
    Back,
    Upright,
    Forth,
}

impl Drop {
    fn class(&self) -> String {
        let live = if self.is_live { " drop--live" } else { "" };
        let lean = match self.lean {
            Lean::Back => " drop--back",
            Lean::Upright => "",
            Lean::Forth => " drop--forth",
        };
        format!("drop{live}{lean}")
    }
}

struct Ruler {
    ticks: Vec<Tick>,
    /// Versions before the first tick are left out.
    broken: bool,
}

fn ruler(latest: i32, from: i32, to: i32, tags: &[Tag]) -> Ruler {
    let (low, high) = (from.min(to), from.max(to));
    let first = if latest > WHOLE_UP_TO { (low - 10).max(1) } else { 1 };
    let step = ((latest - first) / TICKS + 1).max(1);
    let every = match (latest - first) / step {
        0..20 => 5,
        20..40 => 10,
        _ => 10 * step,
    };
    let mut ticks = Vec::new();
    for number in first..=latest {
        let is_end = number == low || number == high;
        let is_tagged = tags.iter().any(|tag| tag.number.get() == number);
        if is_end || is_tagged || number == latest || (number - first) % step == 0 {
            ticks.push(Tick { number, label: is_end, drop: None });
        }
    }
    label(&mut ticks, every);
    hang(&mut ticks, tags, (from, to));
    Ruler { ticks, broken: first > 1 }
}

/// Every fifth or tenth version is numbered, where no neighbour's number is in the way.
fn label(ticks: &mut [Tick], every: i32) {
    let room = (ticks.len() / 12).max(1);
    for index in 0..ticks.len() {
        let number = ticks[index].number;
        let is_round = number % every == 0 || index == 0;
        let near = index.saturating_sub(room)..(index + room + 1).min(ticks.len());
        if is_round && !ticks[near].iter().any(|tick| tick.label) {
            ticks[index].label = true;
        }
    }
}

/// Drops must not cover each other: production first, then the ends, then the newest.
fn hang(ticks: &mut [Tick], tags: &[Tag], ends: (i32, i32)) {
    let mut wanted: Vec<&Tag> = tags.iter().collect();
    wanted.sort_by_key(|tag| {
        let number = tag.number.get();
        (!tag.name.is_production(), number != ends.0 && number != ends.1, -number)
    });
    let width = WHOLE / i32::try_from(ticks.len()).unwrap_or(i32::MAX).max(1);
    let mut taken: Vec<(i32, i32)> = Vec::new();
    for tag in wanted {
        let Some(index) = ticks.iter().position(|tick| tick.number == tag.number.get()) else { continue };
        let place = i32::try_from(index).unwrap_or(i32::MAX) * width + width / 2;
        let letters = i32::try_from(tag.name.as_str().chars().count()).unwrap_or(i32::MAX);
        let half = letters.saturating_mul(LETTER).saturating_add(SIDES) / 2;
        let upright = (place.saturating_sub(half), place.saturating_add(half));
        let (span, lean) = match upright {
            (_, end) if end > WHOLE + END => ((upright.0.saturating_sub(half), place), Lean::Back),
            (start, _) if start < 0 => ((place, upright.1.saturating_add(half)), Lean::Forth),
            _ => (upright, Lean::Upright),
        };
        if ticks[index].drop.is_none()
            && letters <= 24
            && taken.iter().all(|other| span.1 <= other.0 || other.1 <= span.0)
        {
            taken.push(span);
            ticks[index].drop = Some(Drop { name: tag.name.to_string(), is_live: tag.name.is_production(), lean });
        }
    }
}

#[component]
pub fn Scale(latest: VersionNumber, from: VersionNumber, to: VersionNumber, tags: Vec<Tag>) -> impl IntoView {
    let (low, high) = (from.get().min(to.get()), from.get().max(to.get()));
    let Ruler { ticks, broken } = ruler(latest.get(), from.get(), to.get(), &tags);
    let items: Vec<AnyView> = ticks
        .into_iter()
        .map(|Tick { number, label, drop }| {
            let is_end = number == low || number == high;
            let mut class = String::from("scale__v");
            if is_end {
                class.push_str(" scale__v--end");
            }
            if low != high {
                match number {
                    _ if number == low => class.push_str(" scale__v--from"),
                    _ if number == high => class.push_str(" scale__v--to"),
                    _ if number > low && number < high => class.push_str(" scale__v--mid"),
                    _ => {}
                }
            }
            let drop = drop.map(|drop| {
                let class = drop.class();
                view! { <span class=class>{drop.name}</span> }
            });
            let words = if is_end { format!("v{number}") } else { number.to_string() };
            view! {
                <li class=class>
                    {drop} <span class=if label { "no" } else { "vh" }>{words}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class=if broken { "scale scale--broken" } else { "scale" }>
            <ol class="scale__rule" aria-label="Versions">
                {items}
            </ol>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prompts::tag::TagName;

    fn tag(name: &str, number: i32) -> Tag {
        let number = VersionNumber::new(number).expect("positive");
        Tag { name: TagName::parse(name).expect("a tag"), number }
    }

    fn numbered(ruler: &Ruler) -> Vec<i32> {
        ruler.ticks.iter().filter(|tick| tick.label).map(|tick| tick.number).collect()
    }

    #[test]
    fn a_short_history_is_drawn_whole() {
        let ruler = ruler(14, 12, 14, &[]);
        assert_eq!((ruler.ticks.len(), ruler.broken), (14, false));
        assert_eq!(numbered(&ruler), [1, 5, 10, 12, 14]);
    }

    #[test]
    fn a_long_one_starts_ten_before_the_base() {
        let ruler = ruler(80, 60, 75, &[]);
        assert_eq!((ruler.ticks[0].number, ruler.ticks.len(), ruler.broken), (50, 31, true));
    }

    #[test]
    fn two_thousand_versions_keep_their_ends_and_tags() {
        let ruler = ruler(2_000, 3, 1_999, &[tag("production", 777)]);
        assert!(ruler.ticks.len() < 70);
        for number in [3, 777, 1_999, 2_000] {
            assert!(ruler.ticks.iter().any(|tick| tick.number == number), "{number}");
        }
        assert!(numbered(&ruler).len() < 12, "{:?}", numbered(&ruler));
    }

    #[test]
    fn drops_do_not_cover_each_other_and_production_comes_first() {
        let ruler = ruler(40, 38, 40, &[tag("staging", 40), tag("production", 38), tag("v1", 2)]);
        let drops: Vec<_> = ruler.ticks.iter().filter_map(|tick| tick.drop.clone()).map(|drop| drop.name).collect();
        assert_eq!(drops, ["v1", "production"]);
    }

    #[test]
    fn a_flag_at_an_end_leans_towards_the_middle() {
        let leans = |latest, tags: &[Tag]| {
            let ruler = ruler(latest, 1, latest, tags);
            ruler.ticks.into_iter().filter_map(|tick| Some(tick.drop?.lean)).collect::<Vec<_>>()
        };
        assert_eq!(leans(40, &[tag("production", 1), tag("staging", 40)]), [Lean::Forth, Lean::Back]);
        assert_eq!(leans(3, &[tag("production", 1), tag("staging", 3)]), [Lean::Upright, Lean::Upright]);
    }
}
