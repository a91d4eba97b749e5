//! The forms that JSON can have here, and one reader for all of them. It says where what is wrong in the words that
//! Phoenix's users know, and writes what is right in the order of the form: that is how Phoenix answers it.

use serde_json::{Map, Number, Value, json};

use super::complaint::{Complaint, MOST, Step};

pub enum Shape {
    Text,
    Float,
    Whole {
        least: i64,
    },
    Flag,
    Any,
    /// Free JSON, which keeps its own order.
    Object,
    Words(&'static [&'static str]),
    List {
        of: &'static Shape,
        least: usize,
    },
    Fields(&'static Fields),
    /// Told apart by `type`.
    OneOf(&'static [(&'static str, &'static Fields)]),
    TextOr(&'static Shape),
}

pub struct Fields {
    pub fields: &'static [Field],
    /// Whether a key that is not known here is passed over; otherwise it is a fault.
    pub open: bool,
}

pub struct Field {
    pub name: &'static str,
    pub shape: &'static Shape,
    pub need: Need,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Required,
    Optional,
    /// `null` counts as not there.
    OrNull,
}

/// The value in the order of its form, without what the form does not know.
///
/// # Errors
/// Every fault, up to [`MOST`], at `root` or below it.
pub fn read(shape: &Shape, value: &Value, root: &'static str) -> Result<Value, Vec<Complaint>> {
    let mut reader = Reader { place: vec![Step::Key(root.into())], complaints: Vec::new() };
    match reader.read(shape, value) {
        Some(value) if reader.complaints.is_empty() => Ok(value),
        _ => Err(reader.complaints),
    }
}

/// The same for what somebody else wrote: nothing, when it does not have the form.
pub fn fit(shape: &Shape, value: &Value) -> Option<Value> {
    read(shape, value, "").ok()
}

struct Reader {
    place: Vec<Step>,
    complaints: Vec<Complaint>,
}

impl Reader {
    fn read(&mut self, shape: &Shape, value: &Value) -> Option<Value> {
        match shape {
            Shape::Any => Some(value.clone()),
            Shape::Text if value.is_string() => Some(value.clone()),
            Shape::Text => self.fault("string_type", "Input should be a valid string", value),
            Shape::Flag if value.is_boolean() => Some(value.clone()),
            Shape::Flag => self.fault("bool_type", "Input should be a valid boolean", value),
            Shape::Object if value.is_object() => Some(value.clone()),
            Shape::Object => self.fault("dict_type", "Input should be a valid dictionary", value),
            Shape::Float => self.float(value),
            Shape::Whole { least } => self.whole(value, *least),
            Shape::Words(words) => self.word(words, value),
            Shape::List { of, least } => self.list(of, *least, value),
            Shape::Fields(fields) => match value {
                Value::Object(map) => self.fields(fields, map, value, &[]).map(Value::Object),
                _ => self.fault("model_type", "Input should be a valid dictionary", value),
            },
            Shape::OneOf(variants) => self.one_of(variants, value),
            Shape::TextOr(other) => match value {
                Value::String(_) => Some(value.clone()),
                Value::Array(_) => self.read(other, value),
                _ => self.fault("string_type", "Input should be a valid string or list", value),
            },
        }
    }

    fn float(&mut self, value: &Value) -> Option<Value> {
        let float = match value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok(),
            _ => return self.fault("float_type", "Input should be a valid number", value),
        };
        match float.and_then(Number::from_f64) {
            Some(number) => Some(Value::Number(number)),
            None => self.fault("float_parsing", "Input should be a valid number", value),
        }
    }

    fn whole(&mut self, value: &Value, least: i64) -> Option<Value> {
        let whole = match value {
            Value::Number(number) => number.as_i64().or_else(|| number.as_f64().and_then(whole_of)),
            Value::String(text) => text.trim().parse().ok(),
            _ => return self.fault("int_type", "Input should be a valid integer", value),
        };
        match whole {
            Some(whole) if whole >= least => Some(whole.into()),
            Some(_) => {
                let says = format!("Input should be greater than or equal to {least}");
                self.complain(Complaint::new("greater_than_equal", says, value).with(json!({ "ge": least })))
            }
            None if value.is_number() => {
                let says = "Input should be a valid integer, got a number with a fractional part";
                self.fault("int_from_float", says, value)
            }
            None => self.fault(
                "int_parsing",
                "Input should be a valid integer, unable to parse string as an integer",
                value,
            ),
        }
    }

    fn word(&mut self, words: &[&str], value: &Value) -> Option<Value> {
        if value.as_str().is_some_and(|word| words.contains(&word)) {
            return Some(value.clone());
        }
        let expected = listed(words);
        let says = format!("Input should be {expected}");
        self.complain(Complaint::new("literal_error", says, value).with(json!({ "expected": expected })))
    }

    fn list(&mut self, of: &Shape, least: usize, value: &Value) -> Option<Value> {
        let Value::Array(items) = value else {
            return self.fault("list_type", "Input should be a valid list", value);
        };
        if items.len() < least {
            let says = format!("List should have at least {least} item after validation, not {}", items.len());
            let context = json!({ "field_type": "List", "min_length": least, "actual_length": items.len() });
            return self.complain(Complaint::new("too_short", says, value).with(context));
        }
        let mut list = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            list.extend(self.at(Step::Index(index), |reader| reader.read(of, item)));
            if self.complaints.len() >= MOST {
                return None;
            }
        }
        (list.len() == items.len()).then_some(Value::Array(list))
    }

    /// `tags` are the keys that were looked at already.
    fn fields(
        &mut self,
        shape: &Fields,
        map: &Map<String, Value>,
        value: &Value,
        tags: &[&str],
    ) -> Option<Map<String, Value>> {
        let before = self.complaints.len();
        let mut written = Map::new();
        for Field { name, shape, need } in shape.fields {
            let step = Step::Key((*name).into());
            match map.get(*name) {
                Some(Value::Null) if *need == Need::OrNull => {}
                Some(inner) => {
                    let read = self.at(step, |reader| reader.read(shape, inner));
                    written.extend(read.map(|read| ((*name).to_string(), read)));
                }
                None if *need == Need::Required => {
                    self.at(step, |reader| reader.fault("missing", "Field required", value));
                }
                None => {}
            }
        }
        let known = |key: &str| tags.contains(&key) || shape.fields.iter().any(|field| field.name == key);
        for (key, inner) in map.iter().filter(|(key, _)| !shape.open && !known(key)) {
            self.at(Step::Key(key.clone()), |reader| {
                reader.fault("extra_forbidden", "Extra inputs are not permitted", inner)
            });
            if self.complaints.len() >= MOST {
                break;
            }
        }
        (self.complaints.len() == before).then_some(written)
    }

    fn one_of(&mut self, variants: &[(&str, &'static Fields)], value: &Value) -> Option<Value> {
        let Value::Object(map) = value else {
            let says = "Input should be a valid dictionary or object to extract fields from";
            return self.fault("model_attributes_type", says, value);
        };
        let Some(tag) = map.get("type").and_then(Value::as_str) else {
            let says = "Unable to extract tag using discriminator 'type'";
            return self.complain(
                Complaint::new("union_tag_not_found", says, value).with(json!({ "discriminator": "'type'" })),
            );
        };
        let Some((_, fields)) = variants.iter().find(|(name, _)| *name == tag) else {
            let expected = variants.iter().map(|(name, _)| format!("'{name}'")).collect::<Vec<_>>().join(", ");
            let says =
                format!("Input tag '{tag}' found using 'type' does not match any of the expected tags: {expected}");
            let context = json!({ "discriminator": "'type'", "tag": tag, "expected_tags": expected });
            return self.complain(Complaint::new("union_tag_invalid", says, value).with(context));
        };
        let step = Step::Key(tag.to_string());
        let rest = self.at(step, |reader| reader.fields(fields, map, value, &["type"]))?;
        let mut written = Map::from_iter([(String::from("type"), Value::from(tag))]);
        written.extend(rest);
        Some(Value::Object(written))
    }

    fn at<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.place.push(step);
        let read = read(self);
        self.place.pop();
        read
    }

    fn fault(&mut self, kind: &'static str, says: &str, input: &Value) -> Option<Value> {
        self.complain(Complaint::new(kind, says, input))
    }

    fn complain(&mut self, complaint: Complaint) -> Option<Value> {
        if self.complaints.len() < MOST {
            self.complaints.push(complaint.at(self.place.clone()));
        }
        None
    }
}

/// A number without a fraction, as far as such numbers are exact.
#[expect(clippy::cast_possible_truncation, reason = "what would be cut off was asked for before")]
fn whole_of(float: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (float.fract() == 0.0 && float.abs() <= EXACT).then_some(float as i64)
}

/// `'a', 'b' or 'c'`.
fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
