//! The one way to write.

use std::sync::Arc;

use sea_orm::{DatabaseTransaction, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{Engine, Reader, StoreError};

/// An open write. Dropped without [`WriteTx::commit`], it leaves no trace.
pub struct WriteTx {
    transaction: DatabaseTransaction,
    engine: Engine,
    // After the transaction, so that the next writer starts when this one is really over.
    _turn: Option<OwnedSemaphorePermit>,
}

impl WriteTx {
    pub(super) async fn begin(reader: &Reader, engine: Engine, gate: &Arc<Semaphore>) -> Result<Self, StoreError> {
        match engine {
            Engine::Sqlite => {
                // The turn is taken before the connection: a queue of writers must not use up the pool of the readers.
                let turn = Arc::clone(gate).acquire_owned().await.expect("the gate is never closed");
                let options = TransactionOptions {
                    // A transaction that reads and then writes fails at once when another wrote in between,
                    // whatever the busy timeout. One that is a writer from its start waits instead.
                    sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                    ..TransactionOptions::default()
                };
                let transaction = reader.connection.begin_with_options(options).await?;
                Ok(Self { transaction, engine, _turn: Some(turn) })
            }
            Engine::Postgres => {
                let transaction = reader.watch(reader.connection.begin()).await?;
                Ok(Self { transaction, engine, _turn: None })
            }
        }
    }

    /// For the queries that belong to this write.
    pub fn rows(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// From here on the write survives a crash.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.transaction.commit().await?;
        Ok(())
    }
}
