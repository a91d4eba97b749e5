//! The door of agents: a server of the Model Context Protocol at `/mcp`, for Claude Code, Cursor and the like. `rmcp`, the
//! protocol's own library, speaks the protocol; what the tools do stands here. `docs/mcp.md` tells how to connect.

mod arguments;
mod changes;
mod failure;
#[cfg(any(test, feature = "fuzz"))]
pub mod fuzz;
mod handler;
mod knock;
mod messages;
mod problem;
mod prompts;
mod shown;
mod tools;

use axum::{Router, response::IntoResponse, routing::any};

use crate::api::Door;
use problem::Problem;

pub fn door() -> Door {
    let router = Router::new().route("/mcp", any(knock::knock)).route("/mcp/", any(knock::knock));
    Door {
        router,
        owns: |path| path == "/mcp" || path.starts_with("/mcp/"),
        refuse: |status, refusal| Problem::early(status, &refusal).into_response(),
        manual: None,
    }
}
