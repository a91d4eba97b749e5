//! Serving until somebody says stop, and then ending in order.

use std::{net::SocketAddr, time::Duration};

use anyhow::{Context, Result};
use axum::{Router, serve::ListenerExt};
use tokio::{net::TcpListener, signal, sync::oneshot};

/// Answers that take longer than this after the word to stop are cut off.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until SIGTERM or Ctrl-C, then finishes what was begun.
///
/// # Errors
/// When the listener breaks.
pub async fn serve(listener: TcpListener, router: Router) -> Result<()> {
    let (tell, told) = oneshot::channel();
    let listener = listener.tap_io(|stream| {
        // An answer is written at once and whole; waiting for more only delays it.
        let _slower_at_worst = stream.set_nodelay(true);
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(async move {
        asked().await;
        tracing::info!("stopping: finishing what was begun");
        let _nobody_waits = tell.send(());
    });
    let cut = async {
        let _heard = told.await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        ended = async { served.await } => ended.context("The server can no longer listen."),
        () = cut => {
            tracing::warn!("stopped: some answers were not finished in time");
            Ok(())
        }
    }
}

#[cfg(unix)]
async fn asked() {
    let Ok(mut terminated) = signal::unix::signal(signal::unix::SignalKind::terminate()) else {
        return interrupted().await;
    };
    tokio::select! {
        _ = terminated.recv() => {}
        () = interrupted() => {}
    }
}

#[cfg(not(unix))]
async fn asked() {
    interrupted().await;
}

async fn interrupted() {
    if signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
