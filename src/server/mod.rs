//! Wiring: settings, doors, sessions, logs, the start and the stop. The one room that knows all others.

mod answer;
pub mod command;
pub mod config;
mod csp;
mod guard;
mod health;
mod identity;
mod jobs;
mod manual;
mod observe;
mod pages;
mod plain_forms;
mod read_to_end;
mod request;
mod router;
mod sessions;
mod site;
mod start;
mod state;
mod stop;
mod telemetry;

use anyhow::{Context, Result};
use axum::Router;
use tokio::net::TcpListener;

use crate::usecases::App;
use config::{Config, Gathered};
use state::AppState;

/// Each request makes and frees many small things, on several threads at once: the system's allocator is slow at that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Serves until somebody stops it.
///
/// # Errors
/// When it cannot listen, or the database refuses.
pub async fn run(config: Config) -> Result<()> {
    start::show_settings(&config);
    let app = start::open(&config).await?;
    let listener = TcpListener::bind(&config.listen).await.with_context(|| {
        format!("CUEBOOK_LISTEN: {} cannot be listened on; is another server running there?", config.listen)
    })?;
    if let Some(address) = &config.metrics_listen {
        telemetry::serve_metrics(address).await?;
    }
    let state = AppState::new(app, config);
    // Listening comes first: whoever waits for the server learns from /readyz that it is on its way.
    let mut serving = tokio::spawn(stop::serve(listener, router::router(state.clone())));
    tokio::select! {
        prepared = start::prepare(&state) => prepared?,
        ended = &mut serving => return ended.context("The server ended before it was ready.")?,
    }
    tracing::info!(url = state.config.base_url(), "ready");
    let jobs = jobs::start(&state.app);
    let ended = serving.await.context("The server's task broke.")?;
    for job in jobs {
        job.abort();
    }
    tracing::info!("stopped");
    ended
}

/// All doors over a database that is there, for tests that knock at them without a network.
pub fn router_for_tests(app: App) -> Router {
    let config = config::read(&Gathered::new()).expect("the defaults are valid");
    let state = AppState::new(app, config);
    state.set_ready();
    router::router(state)
}
