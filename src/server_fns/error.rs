//! What a screen gets instead of an answer.

use leptos::{
    prelude::{FromServerFnError, ServerFnErrorErr},
    server_fn::codec::JsonEncoding,
};
use serde::{Deserialize, Serialize};

use crate::domain::refusal::{Field, Refusal};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum UiError {
    /// The server said no, and why.
    Refused(Refusal),
    /// The server could not be asked, or its answer could not be read.
    Unreachable { says: String },
}

impl UiError {
    /// The words for the screen, a complete sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.sentence(),
            Self::Unreachable { .. } => {
                String::from("The server could not be reached. What you typed is still here; try again in a moment.")
            }
        }
    }

    pub fn field(&self) -> Option<Field> {
        match self {
            Self::Refused(refusal) => refusal.field(),
            Self::Unreachable { .. } => None,
        }
    }

    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Refused(Refusal::NotFound { .. }))
    }

    pub fn is_signed_out(&self) -> bool {
        matches!(self, Self::Refused(Refusal::SignedOut))
    }
}

impl From<Refusal> for UiError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl FromServerFnError for UiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        #[cfg(feature = "ssr")]
        if let Some(refusal) = super::request::unreadable(&error) {
            return Self::Refused(refusal);
        }
        Self::Unreachable { says: error.to_string() }
    }
}

impl std::fmt::Display for UiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence())
    }
}
