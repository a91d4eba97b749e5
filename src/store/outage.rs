//! Telling a database that is away from one that is busy. To whoever waits for a connection both look alike; the pool
//! tries for five seconds before it gives up, and a page must not. So whoever waits knocks: a connection of its own
//! says within milliseconds whether anybody is there.

use std::{
    future::Future,
    pin::{Pin, pin},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use sea_orm::{ConnAcquireErr, DbErr, sqlx};
use tokio::{sync::Mutex as Turn, time};

use super::error::is_outage;

/// Nobody knocks before having waited this long: a healthy database has answered by then.
const PATIENCE: Duration = Duration::from_millis(250);
/// For so long after a knock in vain everybody is refused at once; then one is let through to knock again.
const MOMENT: Duration = Duration::from_secs(1);
/// A host that is gone does not even refuse. Much longer than a knock takes at a database under load.
const SILENCE: Duration = Duration::from_secs(2);

type Knocking = Pin<Box<dyn Future<Output = bool> + Send>>;

pub struct Outage {
    /// Whether anybody is there.
    knock: Box<dyn Fn() -> Knocking + Send + Sync>,
    patience: Duration,
    moment: Duration,
    heard: Mutex<Option<Heard>>,
    /// One knocks at a time.
    turn: Turn<()>,
}

/// What the last knock heard.
#[derive(Clone, Copy)]
struct Heard {
    away: bool,
    at: Instant,
}

impl Outage {
    /// Knocks at the database that `pool` connects to.
    pub fn of(pool: sqlx::PgPool) -> Arc<Self> {
        Arc::new(Self::with(Box::new(move || Box::pin(answers(pool.clone()))), PATIENCE, MOMENT))
    }

    fn with(knock: Box<dyn Fn() -> Knocking + Send + Sync>, patience: Duration, moment: Duration) -> Self {
        Self { knock, patience, moment, heard: Mutex::new(None), turn: Turn::new(()) }
    }

    /// Does `work`, unless the database is away. Work that takes long while the database is there goes on undisturbed.
    ///
    /// # Errors
    /// [`DbErr::ConnectionAcquire`] as soon as it is known that the database is away, and whatever the work says.
    pub async fn watch<T>(&self, work: impl Future<Output = Result<T, DbErr>>) -> Result<T, DbErr> {
        if self.stands_in_the_way().await {
            return Err(away());
        }
        let mut work = pin!(work);
        tokio::select! {
            biased;
            outcome = &mut work => outcome,
            () = self.found_away() => Err(away()),
        }
    }

    async fn stands_in_the_way(&self) -> bool {
        match self.heard() {
            Some(heard) if heard.away && heard.at.elapsed() < self.moment => true,
            Some(heard) if heard.away => match self.turn.try_lock() {
                Ok(_turn) => self.listen().await,
                Err(_) => true,
            },
            _ => false,
        }
    }

    async fn found_away(&self) {
        loop {
            time::sleep(self.patience).await;
            let _turn = self.turn.lock().await;
            // Whoever knocked while we waited for our turn has heard it for us as well.
            let away = match self.heard() {
                Some(heard) if heard.at.elapsed() < self.patience => heard.away,
                _ => self.listen().await,
            };
            if away {
                return;
            }
        }
    }

    async fn listen(&self) -> bool {
        let away = !(self.knock)().await;
        *self.heard.lock().expect("nothing panics while it holds this lock") = Some(Heard { away, at: Instant::now() });
        away
    }

    fn heard(&self) -> Option<Heard> {
        *self.heard.lock().expect("nothing panics while it holds this lock")
    }
}

fn away() -> DbErr {
    DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)
}

/// A database that refuses us, because it has too many connections or knows no such user, is there.
async fn answers(pool: sqlx::PgPool) -> bool {
    use sqlx::{ConnectOptions, Connection};
    let options = pool.connect_options();
    match time::timeout(SILENCE, options.connect()).await {
        Ok(Ok(connection)) => {
            // It has answered; how it takes our leave changes nothing.
            let _closed = connection.close().await;
            true
        }
        Ok(Err(error)) => !is_outage(&error),
        Err(_silence) => false,
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::{pending, ready},
        sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    };

    use super::*;

    /// A database that can go away, and hears how often somebody knocks.
    #[derive(Clone, Default)]
    struct There(Arc<(AtomicBool, AtomicUsize)>);

    impl There {
        fn set(&self, there: bool) -> &Self {
            self.0.0.store(there, Ordering::SeqCst);
            self
        }

        fn knocks(&self) -> usize {
            self.0.1.load(Ordering::SeqCst)
        }

        /// Nobody in these tests waits: patience is none, and a moment lasts for ever or is over at once.
        fn outage(&self, moment: Duration) -> Outage {
            let there = self.clone();
            let knock = move || {
                there.0.1.fetch_add(1, Ordering::SeqCst);
                Box::pin(ready(there.0.0.load(Ordering::SeqCst))) as Knocking
            };
            Outage::with(Box::new(knock), Duration::ZERO, moment)
        }
    }

    #[tokio::test]
    async fn who_waits_at_a_database_that_is_there_is_not_sent_away() {
        let there = There::default();
        let outage = there.set(true).outage(Duration::MAX);
        let (free, connection) = tokio::sync::oneshot::channel();
        let knocked = there.clone();
        let others = async move {
            while knocked.knocks() < 3 {
                tokio::task::yield_now().await;
            }
            free.send("a connection").expect("somebody waits");
        };
        let work = async { connection.await.map_err(|_| DbErr::Custom(String::from("nobody gave it back"))) };
        let (outcome, ()) = tokio::join!(outage.watch(work), others);
        assert_eq!(outcome, Ok("a connection"));
    }

    #[tokio::test]
    async fn who_waits_at_a_database_that_is_away_is_told_so_and_the_next_ones_at_once() {
        let there = There::default();
        let outage = there.outage(Duration::MAX);
        assert_eq!(outage.watch(pending::<Result<(), _>>()).await, Err(away()));
        assert_eq!(there.knocks(), 1);
        let never = async { panic!("nobody may wait for a connection now") };
        assert_eq!(outage.watch::<()>(never).await, Err(away()));
        assert_eq!(there.knocks(), 1, "nor knock");
    }

    #[tokio::test]
    async fn after_a_moment_somebody_knocks_again() {
        let there = There::default();
        let outage = there.outage(Duration::ZERO);
        assert_eq!(outage.watch(pending::<Result<(), _>>()).await, Err(away()));
        assert_eq!(outage.watch(ready(Ok(1))).await, Err(away()), "still away");
        assert_eq!(there.knocks(), 2);
        there.set(true);
        assert_eq!(outage.watch(ready(Ok(2))).await, Ok(2));
        assert_eq!(outage.watch(ready(Ok(3))).await, Ok(3));
        assert_eq!(there.knocks(), 3, "once it is back nobody needs to knock");
    }
}
