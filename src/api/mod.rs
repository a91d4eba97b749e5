//! The doors of programs. Each folder is one vendor's protocol and can be removed with its lines here and in the router.

mod bearer;
#[cfg(any(test, feature = "fuzz"))]
mod fuzz;
pub mod mcp;
pub mod phoenix;
pub mod posthog;
mod sealed;
pub mod v1;

use axum::{Router, http::StatusCode, response::Response};

use crate::{domain::refusal::Refusal, usecases::App};

/// A door: its addresses, and how it says no to what never reaches one of them, in the form that its clients read.
pub struct Door {
    pub router: Router<App>,
    /// Whether only its clients ask for addresses that begin like this one.
    pub owns: fn(&str) -> bool,
    pub refuse: Refuse,
    /// What a page of its own is made of, where the server draws one.
    pub manual: Option<Manual>,
}

/// Says no in the form that a door's clients read.
pub type Refuse = fn(StatusCode, Refusal) -> Response;

/// How a door is used.
#[derive(Clone, Copy)]
pub struct Manual {
    /// The page's last word: `api` is shown at `/docs/api`.
    pub name: &'static str,
    /// Markdown, with the server at `http://127.0.0.1:3000`.
    pub guide: &'static str,
    /// OpenAPI 3.1 as JSON.
    pub openapi: fn() -> &'static str,
}

/// Stands in the extensions of every refusal that a door has written itself. What fails without it was said by a layer
/// before the door, and is said again by [`Door::refuse`].
#[derive(Clone, Copy)]
pub struct Told;
