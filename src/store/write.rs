//! The one way to write.

use std::sync::{
    Mutex, MutexGuard,
    atomic::{AtomicBool, Ordering},
};

use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
    entity::prelude::async_trait,
};

use super::{Engine, StoreError, sql, turns::Turn};

/// An open write. Dropped without [`WriteTx::commit`], it leaves no trace.
pub struct WriteTx {
    open: Option<Open>,
    later: Mutex<Vec<sql::Step>>,
}

enum Open {
    /// SQLite: a part of a transaction that others have parts of, and whether a statement was sent in it.
    Turn(Turn, AtomicBool),
    /// PostgreSQL: a transaction of its own.
    Own(DatabaseTransaction),
}

impl From<Turn> for WriteTx {
    fn from(turn: Turn) -> Self {
        Self { open: Some(Open::Turn(turn, AtomicBool::new(false))), later: Mutex::default() }
    }
}

impl From<DatabaseTransaction> for WriteTx {
    fn from(own: DatabaseTransaction) -> Self {
        Self { open: Some(Open::Own(own)), later: Mutex::default() }
    }
}

impl WriteTx {
    /// For the queries that belong to this write.
    pub fn rows(&self) -> &Self {
        self
    }

    pub fn engine(&self) -> Engine {
        match self.open() {
            Open::Turn(..) => Engine::Sqlite,
            Open::Own(_) => Engine::Postgres,
        }
    }

    /// Writes something that nothing in this write reads, together with what comes last.
    pub(super) fn later(&self, step: sql::Step) {
        self.waiting().push(step);
    }

    /// What has to be sent before or with the last statement.
    pub(super) fn take_later(&self) -> Vec<sql::Step> {
        std::mem::take(&mut *self.waiting())
    }

    /// From here on the write survives a crash.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        sql::each(&self, self.take_later()).await?;
        match self.open.take() {
            Some(Open::Turn(turn, wrote)) => turn.commit(wrote.into_inner()).await?,
            Some(Open::Own(own)) => own.commit().await?,
            None => {}
        }
        Ok(())
    }

    fn open(&self) -> &Open {
        self.open.as_ref().expect("only what consumes the write takes it")
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<sql::Step>> {
        self.later.lock().expect("nothing panics while it holds this lock")
    }

    fn transaction(&self) -> &DatabaseTransaction {
        match self.open() {
            Open::Turn(turn, _) => turn.transaction(),
            Open::Own(own) => own,
        }
    }

    /// What has to be sent in front of this statement: something when it is the first one of its turn.
    fn savepoint(&self) -> Option<&'static str> {
        match self.open() {
            Open::Turn(turn, wrote) => (!wrote.swap(true, Ordering::Relaxed)).then(|| turn.before().next()),
            Open::Own(_) => None,
        }
    }

    /// A statement that counts rows goes alone: SQLite would count those of the one before it, too.
    async fn set_savepoint(&self) -> Result<(), DbErr> {
        if let Some(savepoint) = self.savepoint() {
            self.transaction().execute_unprepared(savepoint).await?;
        }
        Ok(())
    }

    /// A question takes it along.
    fn behind_savepoint(&self, mut statement: Statement) -> Statement {
        if let Some(savepoint) = self.savepoint() {
            statement.sql.insert_str(0, savepoint);
        }
        statement
    }
}

impl Drop for WriteTx {
    fn drop(&mut self) {
        if let Some(Open::Turn(turn, wrote)) = self.open.take() {
            turn.give_up(wrote.into_inner());
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for WriteTx {
    fn get_database_backend(&self) -> DbBackend {
        self.transaction().get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.set_savepoint().await?;
        self.transaction().execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.set_savepoint().await?;
        self.transaction().execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.transaction().query_one_raw(self.behind_savepoint(statement)).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.transaction().query_all_raw(self.behind_savepoint(statement)).await
    }
}
