//! Is it alive, is it ready: asked by whatever runs the server.

use std::time::Duration;

use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header::CACHE_CONTROL},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;

use super::state::AppState;

/// A probe waits no longer than this for the database.
const PATIENCE: Duration = Duration::from_secs(2);

pub fn router(state: AppState) -> Router {
    Router::new()
        .route("/healthz", get(async || ([(CACHE_CONTROL, "no-store")], "ok\n")))
        .route("/readyz", get(ready))
        .with_state(state)
}

/// Ready once, ready for good: while the database is away, prompts that were read before are still served, and taking
/// the server out of rotation would end that as well.
async fn ready(State(state): State<AppState>) -> Response {
    let (status, body) = if !state.is_ready() {
        (StatusCode::SERVICE_UNAVAILABLE, json!({ "status": "starting" }))
    } else if matches!(tokio::time::timeout(PATIENCE, state.app.store.ping()).await, Ok(Ok(()))) {
        (StatusCode::OK, json!({ "status": "ready" }))
    } else {
        (StatusCode::OK, json!({ "status": "degraded", "reason": "the database cannot be reached" }))
    };
    (status, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
