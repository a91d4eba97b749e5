//! Settings and metadata compared as key paths.
//!
//! Numbers are compared by value (`1` is `1.0`), strings by their characters, objects without regard to the order of
//! their keys. A key that is absent differs from one that is null, but no settings at all are the same as `null` or `{}`.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Side;
use super::names::VariableChange;

/// More changes than this in the settings or the metadata are shown as one; of the variables, the rest is counted.
const CHANGES_LISTED: usize = 500;

/// An array up to this length, in JSON characters, is easier to read whole.
const SMALL_ARRAY: usize = 120;

#[derive(Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    Settings,
    Metadata,
    Variables,
}

/// A side that is missing was absent: the value was added or removed.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Runs on from the changes of the text.
    pub change: usize,
    pub area: Area,
    /// `model.temperature`, `tools[0].name`; empty for the whole area; `variables` for a variable.
    pub path: String,
    /// Strings as they are, everything else as compact JSON.
    pub base: Option<String>,
    pub head: Option<String>,
}

struct Difference<'a> {
    path: String,
    base: Option<&'a Value>,
    head: Option<&'a Value>,
}

pub(super) fn changes(base: Side<'_>, head: Side<'_>, variables: &[VariableChange], before: usize) -> Vec<FieldChange> {
    let mut list = List { changes: Vec::new(), before };
    for difference in area(base.settings, head.settings) {
        list.push_difference(Area::Settings, &difference);
    }
    if base.format != head.format {
        let word = |side: Side<'_>| Some(side.format.as_str().to_owned());
        list.push(Area::Settings, "template_format".to_owned(), word(base), word(head));
    }
    for difference in area(base.metadata, head.metadata) {
        list.push_difference(Area::Metadata, &difference);
    }
    let (named, more) = variables.split_at(variables.len().min(CHANGES_LISTED));
    for variable in named {
        let old = variable.removed.as_ref().map(|name| base.format.wrap(name));
        let new = variable.added.as_ref().map(|name| head.format.wrap(name));
        list.push(Area::Variables, "variables".to_owned(), old, new);
    }
    if !more.is_empty() {
        let counted = |count: usize| (count > 0).then(|| format!("{count} more"));
        let removed = more.iter().filter(|variable| variable.removed.is_some()).count();
        let added = more.iter().filter(|variable| variable.added.is_some()).count();
        list.push(Area::Variables, "variables".to_owned(), counted(removed), counted(added));
    }
    list.changes
}

struct List {
    changes: Vec<FieldChange>,
    before: usize,
}

impl List {
    fn push(&mut self, area: Area, path: String, base: Option<String>, head: Option<String>) {
        let change = self.before + self.changes.len() + 1;
        self.changes.push(FieldChange { change, area, path, base, head });
    }

    fn push_difference(&mut self, area: Area, difference: &Difference<'_>) {
        let (mut base, mut head) = (difference.base.map(plain), difference.head.map(plain));
        if base == head {
            // `0.7` the number and `0.7` the string would look alike.
            base = difference.base.map(Value::to_string);
            head = difference.head.map(Value::to_string);
        }
        self.push(area, difference.path.clone(), base, head);
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn area<'a>(base: Option<&'a Value>, head: Option<&'a Value>) -> Vec<Difference<'a>> {
    let base = base.filter(|value| !is_nothing(value));
    let head = head.filter(|value| !is_nothing(value));
    let whole = || vec![Difference { path: String::new(), base, head }];
    let object = |side: Option<&'a Value>| match side {
        Some(Value::Object(map)) => Some(Some(map)),
        Some(_) => None,
        None => Some(None),
    };
    let (Some(old), Some(new)) = (object(base), object(head)) else {
        return if same_option(base, head) { Vec::new() } else { whole() };
    };
    let mut found = Vec::new();
    walk_objects("", old, new, &mut found);
    if found.len() > CHANGES_LISTED { whole() } else { found }
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_object().is_some_and(Map::is_empty)
}

fn walk_objects<'a>(
    path: &str,
    base: Option<&'a Map<String, Value>>,
    head: Option<&'a Map<String, Value>>,
    found: &mut Vec<Difference<'a>>,
) {
    for (key, old) in base.into_iter().flatten() {
        let new = head.and_then(|map| map.get(key));
        walk(joined(path, key), Some(old), new, found);
    }
    for (key, new) in head.into_iter().flatten() {
        if base.is_none_or(|map| !map.contains_key(key)) {
            walk(joined(path, key), None, Some(new), found);
        }
    }
}

fn walk<'a>(path: String, base: Option<&'a Value>, head: Option<&'a Value>, found: &mut Vec<Difference<'a>>) {
    if same_option(base, head) {
        return;
    }
    match (base, head) {
        (Some(Value::Object(old)), Some(Value::Object(new))) => walk_objects(&path, Some(old), Some(new), found),
        (Some(Value::Array(old)), Some(Value::Array(new))) if by_index(old, new) => {
            for index in 0..old.len().max(new.len()) {
                walk(format!("{path}[{index}]"), old.get(index), new.get(index), found);
            }
        }
        _ => found.push(Difference { path, base, head }),
    }
}

/// An array is read place by place when it is long and most of its places stayed what they were.
fn by_index(base: &[Value], head: &[Value]) -> bool {
    let short = |array: &[Value]| {
        let flat = array.iter().all(|value| !value.is_object() && !value.is_array());
        flat && array.iter().map(|value| value.to_string().len() + 1).sum::<usize>() <= SMALL_ARRAY
    };
    if base.is_empty() || head.is_empty() || (short(base) && short(head)) {
        return false;
    }
    let moved = |value: &Value| base.iter().any(|other| same(value, other));
    let in_place = base.iter().zip(head).filter(|(old, new)| same(old, new)).count();
    let in_place_or_edited = base.iter().zip(head).filter(|(old, new)| same(old, new) || !moved(new)).count();
    let shorter = base.len().min(head.len());
    2 * in_place >= shorter || (in_place_or_edited == shorter)
}

fn same_option(base: Option<&Value>, head: Option<&Value>) -> bool {
    match (base, head) {
        (Some(old), Some(new)) => same(old, new),
        (None, None) => true,
        _ => false,
    }
}

fn same(base: &Value, head: &Value) -> bool {
    match (base, head) {
        (Value::Number(old), Value::Number(new)) => {
            old == new || (has_fraction(old, new) && old.as_f64() == new.as_f64())
        }
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(left, right)| same(left, right))
        }
        (Value::Object(old), Value::Object(new)) => {
            let found = |(key, value)| new.get(key).is_some_and(|other| same(value, other));
            old.len() == new.len() && old.iter().all(found)
        }
        _ => base == head,
    }
}

/// Two whole numbers are compared exactly; as floats, large ones would look equal.
fn has_fraction(base: &serde_json::Number, head: &serde_json::Number) -> bool {
    base.is_f64() || head.is_f64()
}

fn joined(path: &str, key: &str) -> String {
    let simple = !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
    match (simple, path.is_empty()) {
        (true, true) => key.to_owned(),
        (true, false) => format!("{path}.{key}"),
        (false, _) => format!("{path}[{}]", Value::from(key)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn shown(base: &Value, head: &Value) -> Vec<String> {
        let side = |settings| Side { text: "", settings: Some(settings), metadata: None, format: Default::default() };
        let found = changes(side(base), side(head), &[], 4);
        assert!(found.iter().enumerate().all(|(index, change)| change.change == 5 + index));
        let word = |value: Option<String>| value.unwrap_or_else(|| "nothing".to_owned());
        found.into_iter().map(|field| format!("{} {} → {}", field.path, word(field.base), word(field.head))).collect()
    }

    #[test]
    fn paths_reach_into_objects() {
        let base = json!({"model": {"temperature": 0.7, "name": "a"}, "old": {"x": 1}, "a.b": true});
        let head = json!({"model": {"temperature": 0.2, "name": "b"}, "new": null, "a.b": false});
        assert_eq!(
            shown(&base, &head),
            [
                "model.temperature 0.7 → 0.2",
                "model.name a → b",
                "old {\"x\":1} → nothing",
                "[\"a.b\"] true → false",
                "new nothing → null",
            ]
        );
    }

    #[test]
    fn equal_values_are_no_change() {
        assert!(shown(&json!({"a": 1, "b": [1.0]}), &json!({"b": [1], "a": 1.0})).is_empty());
        assert!(shown(&json!(null), &json!({})).is_empty());
        assert_eq!(shown(&json!({"n": 9_007_199_254_740_993_u64}), &json!({"n": 9_007_199_254_740_992_u64})).len(), 1);
    }

    #[test]
    fn a_number_and_its_string_can_be_told_apart() {
        assert_eq!(shown(&json!({"t": 0.7}), &json!({"t": "0.7"})), ["t 0.7 → \"0.7\""]);
    }

    #[test]
    fn small_and_reshuffled_arrays_are_whole_and_long_ones_by_place() {
        assert_eq!(shown(&json!({"stop": ["a"]}), &json!({"stop": ["a", "b"]})), ["stop [\"a\"] → [\"a\",\"b\"]"]);
        let tools = |name: &str| json!({"tools": [{"name": name, "strict": true}, {"name": "other"}]});
        assert_eq!(shown(&tools("find"), &tools("search")), ["tools[0].name find → search"]);
        let turned = json!({"tools": [{"name": "other"}, {"name": "find", "strict": true}]});
        assert!(shown(&tools("find"), &turned)[0].starts_with("tools [{"));
    }

    #[test]
    fn a_flood_of_changes_is_one() {
        let many = |value: u32| Value::Object((0..600).map(|key| (format!("k{key}"), json!(value))).collect());
        assert_eq!(shown(&many(1), &many(2)).len(), 1);
    }
}
