//! One fault of a body, as Phoenix's users read it.

use serde::Serialize;
use serde_json::Value;

/// At most so many are told at once.
pub const MOST: usize = 20;
/// The bytes of an input that is quoted. A longer one is the sender's to look up.
const QUOTED: usize = 2_000;

/// A step on the way from the body to the fault.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Step {
    Key(String),
    Index(usize),
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Complaint {
    r#type: &'static str,
    loc: Vec<Step>,
    msg: String,
    input: Value,
    #[serde(skip_serializing_if = "Value::is_null")]
    ctx: Value,
}

impl Complaint {
    pub fn new(kind: &'static str, says: impl Into<String>, input: &Value) -> Self {
        let input = match is_short(input) {
            true => input.clone(),
            false => Value::from(format!("more than {QUOTED} bytes")),
        };
        Self { r#type: kind, loc: Vec::new(), msg: says.into(), input, ctx: Value::Null }
    }

    /// A rule of ours that the form alone does not show.
    pub fn rule(place: &[&str], says: impl Into<String>, input: &Value) -> Self {
        let loc = place.iter().map(|step| Step::Key((*step).into())).collect();
        Self::new("value_error", format!("Value error, {}", says.into()), input).at(loc)
    }

    pub fn at(self, loc: Vec<Step>) -> Self {
        Self { loc, ..self }
    }

    pub fn with(self, ctx: Value) -> Self {
        Self { ctx, ..self }
    }
}

fn is_short(input: &Value) -> bool {
    struct Room(usize);
    impl std::io::Write for Room {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    serde_json::to_writer(Room(QUOTED), input).is_ok()
}
