//! Logs, figures, and what is said when something panics.

use std::{any::Any, io::IsTerminal, panic, time::Duration};

use anyhow::{Context, Result};
use axum::{Router, routing::get};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::{net::TcpListener, task::JoinHandle};
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use super::config::LogFormat;

/// Libraries that would write statements, session ids or what an agent said at their finer levels; who names one gets it.
const QUIET: [(&str, &str); 6] = [
    ("sqlx", "warn"),
    ("sea_orm", "warn"),
    ("tower_sessions", "warn"),
    ("tower_sessions_core", "warn"),
    ("hyper", "warn"),
    ("rmcp", "error"),
];

/// Starts the log. The filter was judged when the settings were read.
pub fn start_log(filter: &str, format: LogFormat) {
    let quiet = QUIET.iter().filter(|(name, _)| !filter.contains(name)).map(|(name, level)| format!("{name}={level}"));
    let whole: Vec<String> = [filter.to_string()].into_iter().chain(quiet).collect();
    let filter = EnvFilter::new(whole.join(","));
    let registry = tracing_subscriber::registry().with(filter);
    // A second start in one process, as in tests, keeps the first log.
    let _first_wins = match format {
        LogFormat::Text => registry
            .with(fmt::layer().with_ansi(std::io::stderr().is_terminal()).with_writer(std::io::stderr))
            .try_init(),
        LogFormat::Json => registry.with(fmt::layer().json().with_writer(std::io::stderr)).try_init(),
    };
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string);
        tracing::error!(
            place,
            reason = literal(info.payload()),
            "a panic: this is a mistake in Cuebook, please report it"
        );
    }));
}

/// The words of a panic only where they are written in the source: others can quote a prompt.
fn literal(payload: &dyn Any) -> &'static str {
    payload.downcast_ref::<&'static str>().copied().unwrap_or("(not shown, as it may quote a prompt)")
}

/// In seconds: a warm prompt takes tens of microseconds, a password hash tens of milliseconds.
const BUCKETS: [f64; 15] =
    [0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// Serves `/metrics` on its own address, and nothing else there.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve_metrics(address: &str) -> Result<JoinHandle<()>> {
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("CUEBOOK_METRICS_LISTEN: {address} cannot be listened on."))?;
    let builder = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix(String::from("_seconds")), &BUCKETS)
        .context("the buckets of the figures")?;
    let handle = builder.install_recorder().context("The figures can be started only once in a process.")?;
    describe();
    Ok(tokio::spawn(async move {
        let upkeep = tokio::spawn(keep_up(handle.clone()));
        let router = Router::new().route("/metrics", get(move || std::future::ready(handle.render())));
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(%error, "/metrics is no longer served");
        }
        upkeep.abort();
    }))
}

fn describe() {
    metrics::describe_counter!("cuebook_requests_total", "Answers, by method, route and status");
    metrics::describe_histogram!("cuebook_request_seconds", metrics::Unit::Seconds, "How long an answer took");
    metrics::describe_counter!(
        "cuebook_prompt_reads_total",
        "Prompts and lists read by programs, from memory or the database"
    );
}

async fn keep_up(handle: PrometheusHandle) {
    loop {
        tokio::time::sleep(Duration::from_secs(5)).await;
        handle.run_upkeep();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_that_quotes_is_not_repeated() {
        assert_eq!(literal(&"the gate is never closed"), "the gate is never closed");
        assert!(!literal(&String::from("byte 3 of `my secret prompt`")).contains("secret"));
    }
}
