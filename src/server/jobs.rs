//! What the server does by itself, beside answering.

use std::time::Duration;

use tokio::{
    task::JoinHandle,
    time::{MissedTickBehavior, interval},
};

use crate::{
    domain::refusal::Outcome,
    store::{StoreError, idempotency, sessions, shown_once},
    usecases::{App, idempotency::LASTS, identify},
};

/// So soon does another server's change reach this one's memory.
const REFRESH: Duration = Duration::from_secs(2);
const SWEEP: Duration = Duration::from_secs(60 * 60);

pub fn start(app: &App) -> [JoinHandle<()>; 2] {
    [tokio::spawn(refresh(app.clone())), tokio::spawn(sweep(app.clone()))]
}

async fn refresh(app: App) {
    let mut ticks = ticks(REFRESH);
    let mut worked = true;
    loop {
        ticks.tick().await;
        let outcome = identify::refresh(&app).await;
        say_when_it_turns(&mut worked, &outcome);
    }
}

/// One line when it begins to fail and one when it works again, not one every two seconds.
fn say_when_it_turns(worked: &mut bool, outcome: &Outcome<()>) {
    match outcome {
        Ok(()) if !*worked => tracing::info!("the database answers again"),
        Err(refusal) if *worked => tracing::warn!(%refusal, "changes of other servers are not seen for now"),
        _ => {}
    }
    *worked = outcome.is_ok();
}

async fn sweep(app: App) {
    let mut ticks = ticks(SWEEP);
    loop {
        ticks.tick().await;
        match delete_expired(&app).await {
            Ok(0) => {}
            Ok(deleted) => tracing::info!(deleted, "sessions that had run out are gone"),
            Err(error) => tracing::warn!(%error, "sessions that had run out stay for another hour"),
        }
    }
}

/// Answers how many sessions had run out.
async fn delete_expired(app: &App) -> Result<u64, StoreError> {
    let tx = app.store.begin_write().await?;
    let deleted = sessions::delete_expired(tx.rows(), app.now()).await?;
    shown_once::delete_expired(tx.rows(), app.now()).await?;
    idempotency::delete_begun_before(tx.rows(), app.now().plus(-LASTS)).await?;
    tx.commit().await?;
    Ok(deleted)
}

fn ticks(every: Duration) -> tokio::time::Interval {
    let mut ticks = interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}
