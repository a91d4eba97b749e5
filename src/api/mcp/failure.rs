//! How a tool says no: a result that the model reads and can act upon, with the same as data.

use rmcp::{
    ErrorData,
    model::{CallToolResult, ContentBlock, ErrorCode},
};
use serde_json::{Map, Value, json};

use crate::domain::refusal::{Field, Refusal};

/// A refusal, and what else the tool has to tell.
pub struct Failure(Box<Told>);

struct Told {
    refusal: Refusal,
    /// Text after the sentence.
    more: String,
    /// Data beside the sentence.
    data: Map<String, Value>,
}

/// What a tool answers.
pub type Answer = Result<Value, Failure>;

impl Failure {
    pub fn invalid(says: impl Into<String>) -> Self {
        Refusal::invalid(Field::Request, says).into()
    }

    pub fn with_more(mut self, more: String) -> Self {
        self.0.more = more;
        self
    }

    pub fn with_data(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.data.insert(String::from(name), value.into());
        self
    }

    pub fn into_result(self) -> CallToolResult {
        let Told { refusal, more, data } = *self.0;
        let sentence = refusal.sentence();
        let mut said = Map::new();
        said.insert(String::from("code"), json!(code(&refusal)));
        said.insert(String::from("message"), json!(sentence));
        if let Some(field) = field(&refusal) {
            said.insert(String::from("field"), json!(field));
        }
        if let Refusal::TooMany { seconds } = &refusal {
            said.insert(String::from("retry_after_seconds"), json!(seconds));
        }
        said.extend(data);
        let words = if more.is_empty() { sentence } else { format!("{sentence}\n\n{more}") };
        let mut result = CallToolResult::error(vec![ContentBlock::text(words)]);
        result.structured_content = Some(Value::Object(said));
        result
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self(Box::new(Told { refusal, more: String::new(), data: Map::new() }))
    }
}

/// What a tool has done, as data and as the same in text: older clients know only text.
pub fn done(value: Value) -> CallToolResult {
    let mut result = CallToolResult::success(vec![ContentBlock::text(value.to_string())]);
    result.structured_content = Some(value);
    result
}

/// For requests whose answer has no place for a refusal.
pub fn protocol_error(refusal: &Refusal) -> ErrorData {
    let code = match refusal {
        Refusal::NotFound { .. } | Refusal::Invalid { .. } => ErrorCode::INVALID_PARAMS,
        Refusal::Internal { .. } | Refusal::Unavailable => ErrorCode::INTERNAL_ERROR,
        Refusal::SignedOut
        | Refusal::Forbidden { .. }
        | Refusal::Taken { .. }
        | Refusal::Conflict(_)
        | Refusal::Reference(_)
        | Refusal::Unchanged { .. }
        | Refusal::TooMany { .. }
        | Refusal::Expired { .. } => ErrorCode::INVALID_REQUEST,
    };
    ErrorData::new(code, refusal.sentence(), None)
}

fn code(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::SignedOut => "signed_out",
        Refusal::Forbidden { .. } => "forbidden",
        Refusal::NotFound { .. } => "not_found",
        Refusal::Invalid { .. } => "invalid",
        Refusal::Taken { .. } => "taken",
        Refusal::Conflict(_) => "conflict",
        Refusal::Reference(_) => "reference",
        Refusal::Unchanged { .. } => "unchanged",
        Refusal::TooMany { .. } => "too_many",
        Refusal::Expired { .. } => "expired",
        Refusal::Unavailable => "unavailable",
        Refusal::Internal { .. } => "internal",
    }
}

/// The argument that is wrong.
fn field(refusal: &Refusal) -> Option<&'static str> {
    if let Refusal::Reference(fault) = refusal
        && fault.is_in_use()
    {
        return Some("name");
    }
    Some(match refusal.field()? {
        Field::Base => "base_version",
        Field::CommitMessage => "message",
        Field::Content => "prompt",
        Field::Request => "arguments",
        Field::Settings => "config",
        other => other.as_str(),
    })
}
