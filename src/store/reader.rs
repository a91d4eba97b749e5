//! The way for queries that read.

use std::sync::Arc;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement,
    entity::prelude::async_trait,
};

use super::outage::Outage;

/// The pool, for queries outside of a write. At a database that is away nobody waits for a connection.
#[derive(Clone)]
pub struct Reader {
    pub(super) connection: DatabaseConnection,
    /// None for SQLite: a file is not away.
    pub(super) outage: Option<Arc<Outage>>,
}

impl Reader {
    pub(super) async fn watch<T>(&self, work: impl Future<Output = Result<T, DbErr>>) -> Result<T, DbErr> {
        match &self.outage {
            Some(outage) => outage.watch(work).await,
            None => work.await,
        }
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        self.connection.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.watch(self.connection.execute_raw(statement)).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.watch(self.connection.execute_unprepared(sql)).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.watch(self.connection.query_one_raw(statement)).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.watch(self.connection.query_all_raw(statement)).await
    }
}
