//! The turns of SQLite's writers. The file has one writer at a time; those that wait for their turn with different
//! prompts share one transaction and with it one wait for the disk, each behind a savepoint of its own. Nobody is told
//! that a write is done before that transaction is committed, and a write that is given up leaves no trace in it. Nor is
//! anybody refused because of what is not committed: who comes with the same prompt, or with none, waits for the commit.

use std::collections::HashSet;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::sync::{mpsc, oneshot};

/// So many share one commit at most: the first of them waits for all.
const MOST_TOGETHER: usize = 64;
/// So many may wait for their turn. Whoever comes then waits for a place.
const MOST_WAITING: usize = 1_024;

/// Where writers line up.
#[derive(Clone)]
pub(super) struct Turns(mpsc::Sender<Ask>);

/// What a write is about. Two of the same do not share.
pub(super) type Subject = String;

struct Ask {
    /// `None` shares with nobody.
    about: Option<Subject>,
    lend: oneshot::Sender<Result<Turn, DbErr>>,
}

type Committed = oneshot::Sender<Result<(), DbErr>>;

/// What has to be done about the savepoint before the next writer can have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Savepoint {
    /// There is none.
    None,
    /// The writes behind it stay.
    Keep,
    /// The writes behind it are given up.
    Undo,
}

impl Savepoint {
    /// In front of a writer's first statement: a trip of its own would cost as much as the statement.
    pub(super) fn next(self) -> &'static str {
        match self {
            Savepoint::None => "SAVEPOINT w;",
            Savepoint::Keep => "RELEASE w;SAVEPOINT w;",
            Savepoint::Undo => "ROLLBACK TO w;RELEASE w;SAVEPOINT w;",
        }
    }
}

/// The right to write, until it is given back. Dropped, it gives up what was written in it.
pub(super) struct Turn(Option<Lent>);

struct Lent {
    transaction: DatabaseTransaction,
    savepoint: Savepoint,
    back: oneshot::Sender<Back>,
}

struct Back {
    transaction: DatabaseTransaction,
    savepoint: Savepoint,
    /// Who wants to know when it is committed.
    committed: Option<Committed>,
}

impl Turns {
    /// Lines writers up for this connection, which nothing else uses for writing.
    pub(super) fn of(writer: DatabaseConnection) -> Self {
        let (line, asks) = mpsc::channel(MOST_WAITING);
        tokio::spawn(take_turns(writer, asks));
        Self(line)
    }

    pub(super) async fn next(&self, about: Option<Subject>) -> Result<Turn, DbErr> {
        let (lend, turn) = oneshot::channel();
        self.0.send(Ask { about, lend }).await.map_err(|_| over())?;
        turn.await.map_err(|_| over())?
    }
}

impl Turn {
    pub(super) fn transaction(&self) -> &DatabaseTransaction {
        &self.lent().transaction
    }

    /// What stands in the transaction until this writer's first statement is sent.
    pub(super) fn before(&self) -> Savepoint {
        self.lent().savepoint
    }

    /// Gives the turn back, and answers when what was written in it is committed. `wrote` says whether anything was sent.
    pub(super) async fn commit(mut self, wrote: bool) -> Result<(), DbErr> {
        let (tell, committed) = oneshot::channel();
        let savepoint = if wrote { Savepoint::Keep } else { self.before() };
        self.give_back(savepoint, Some(tell));
        committed.await.map_err(|_| over())?
    }

    /// Gives the turn back, and what was written in it up.
    pub(super) fn give_up(mut self, wrote: bool) {
        let savepoint = if wrote { Savepoint::Undo } else { self.before() };
        self.give_back(savepoint, None);
    }

    fn lent(&self) -> &Lent {
        self.0.as_ref().expect("a turn is given back only by what consumes it")
    }

    fn give_back(&mut self, savepoint: Savepoint, committed: Option<Committed>) {
        if let Some(Lent { transaction, back, .. }) = self.0.take() {
            // Nobody takes it when the runtime ends: then the transaction is dropped, and rolled back.
            let _ = back.send(Back { transaction, savepoint, committed });
        }
    }
}

impl Drop for Turn {
    /// A turn that nobody waited for any more: nothing was written.
    fn drop(&mut self) {
        if let Some(Lent { savepoint, .. }) = self.0 {
            self.give_back(savepoint, None);
        }
    }
}

/// The server ends.
fn over() -> DbErr {
    DbErr::ConnectionAcquire(sea_orm::ConnAcquireErr::ConnectionClosed)
}

async fn take_turns(writer: DatabaseConnection, mut asks: mpsc::Receiver<Ask>) {
    let mut next = None;
    loop {
        let first = match next.take() {
            Some(ask) => ask,
            None => match asks.recv().await {
                Some(ask) => ask,
                None => return,
            },
        };
        // A transaction that reads and then writes fails at once when another process wrote in between, whatever the
        // busy timeout. One that is a writer from its start waits instead.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        match writer.begin_with_options(options).await {
            Ok(transaction) => next = share(transaction, first, &mut asks).await,
            Err(error) => drop(first.lend.send(Err(error))),
        }
    }
}

/// Lends the transaction to one writer after the other while there are any who can share it, and commits it. Answers who
/// comes next.
async fn share(mut transaction: DatabaseTransaction, first: Ask, asks: &mut mpsc::Receiver<Ask>) -> Option<Ask> {
    let mut savepoint = Savepoint::None;
    let mut subjects = HashSet::new();
    let mut told: Vec<Committed> = Vec::new();
    let mut next = Some(first);
    while let Some(Ask { about, lend }) = next {
        let shares = about.is_some();
        subjects.extend(about);
        let (back, returned) = oneshot::channel();
        // Whoever no longer waits drops the turn, and that gives it back.
        drop(lend.send(Ok(Turn(Some(Lent { transaction, savepoint, back })))));
        let Ok(returned) = returned.await else { return None };
        (transaction, savepoint) = (returned.transaction, returned.savepoint);
        told.extend(returned.committed);
        next = asks.try_recv().ok();
        let can_share = |ask: &Ask| ask.about.as_ref().is_some_and(|about| !subjects.contains(about));
        if !shares || told.len() >= MOST_TOGETHER || !next.as_ref().is_some_and(can_share) {
            break;
        }
    }
    let committed = end(transaction, savepoint, told.is_empty()).await;
    for tell in told {
        drop(tell.send(committed.clone()));
    }
    next
}

async fn end(transaction: DatabaseTransaction, savepoint: Savepoint, unused: bool) -> Result<(), DbErr> {
    if unused {
        return transaction.rollback().await;
    }
    if savepoint == Savepoint::Undo {
        transaction.execute_unprepared("ROLLBACK TO w").await?;
    }
    transaction.commit().await
}
