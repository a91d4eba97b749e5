//! Variables that came, went or were renamed.

use std::collections::BTreeSet;

use super::Side;
use super::model::{LineSide, Row};
use crate::domain::prompts::variable::find;

/// Both names set: a rename.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct VariableChange {
    pub removed: Option<String>,
    pub added: Option<String>,
}

/// Looking for renames costs removed times added names times rows; beyond this many names nobody would call it a rename.
const RENAMES_SOUGHT: usize = 20;

pub(super) fn changes(base: Side<'_>, head: Side<'_>, rows: &[Row]) -> Vec<VariableChange> {
    let names = |side: Side<'_>| find(side.text, side.format).variables.into_iter().map(|found| found.name);
    let (old, new): (Vec<String>, Vec<String>) = (names(base).collect(), names(head).collect());
    let known = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>();
    let (in_base, in_head) = (known(&old), known(&new));
    let removed: Vec<String> = old.into_iter().filter(|name| !in_head.contains(name)).collect();
    let added: Vec<String> = new.into_iter().filter(|name| !in_base.contains(name)).collect();
    let renames = renames(&removed, &added, base, head, rows);

    let mut found: Vec<VariableChange> = Vec::new();
    for (index, name) in removed.into_iter().enumerate() {
        let renamed = renames.iter().find(|(from, _)| *from == index);
        let added = renamed.map(|(_, to)| added[*to].clone());
        found.push(VariableChange { removed: Some(name), added });
    }
    for (index, name) in added.into_iter().enumerate() {
        if !renames.iter().any(|(_, to)| *to == index) {
            found.push(VariableChange { removed: None, added: Some(name) });
        }
    }
    found
}

/// A name became another when the two, and no others, stand in the very same changed lines.
fn renames(removed: &[String], added: &[String], base: Side<'_>, head: Side<'_>, rows: &[Row]) -> Vec<(usize, usize)> {
    if removed.is_empty() || added.is_empty() || removed.len().max(added.len()) > RENAMES_SOUGHT {
        return Vec::new();
    }
    let old = places(removed, base, rows, |row| row.0);
    let new = places(added, head, rows, |row| row.1);
    let mut found = Vec::new();
    for (from, place) in old.iter().enumerate() {
        let alone = old.iter().filter(|other| *other == place).count() == 1;
        let mut candidates = new.iter().enumerate().filter(|(_, other)| *other == place);
        if let (true, false, Some((to, _)), None) = (alone, place.is_empty(), candidates.next(), candidates.next()) {
            found.push((from, to));
        }
    }
    found
}

type Sides<'a> = (Option<&'a LineSide>, Option<&'a LineSide>);

/// For each name the changed rows it stands in.
fn places<'a>(
    names: &[String],
    side: Side<'_>,
    rows: &'a [Row],
    pick: impl Fn(Sides<'a>) -> Option<&'a LineSide>,
) -> Vec<Vec<usize>> {
    let mut places = vec![Vec::new(); names.len()];
    for (index, row) in rows.iter().enumerate() {
        let Row::Changed(line) = row else { continue };
        let Some(text) = pick((line.base.as_ref(), line.head.as_ref())).map(LineSide::text) else {
            continue;
        };
        for (place, name) in places.iter_mut().zip(names) {
            if text.contains(&side.format.wrap(name)) {
                place.push(index);
            }
        }
    }
    places
}
