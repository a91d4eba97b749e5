//! The way to the database.

use std::{sync::Arc, time::Duration};

use migrations::Migrator;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, TransactionTrait};
use sea_orm_migration::MigratorTrait;
use tokio::sync::Semaphore;

use super::{Reader, StoreError, WriteTx, outage::Outage};

/// Which of the two databases this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// An open database. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    reader: Reader,
    engine: Engine,
    /// One writer at a time on SQLite, waiting here instead of inside the database: without it readers wait for
    /// hundreds of milliseconds behind writers that hold connections while they wait for the lock.
    gate: Arc<Semaphore>,
}

impl Store {
    /// Opens `url` (`sqlite:` or `postgres:`) without touching its schema. PostgreSQL may be away: connections are made
    /// when first needed.
    ///
    /// # Errors
    /// When the URL cannot be read, or a SQLite file cannot be opened.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let engine = if url.starts_with("sqlite:") { Engine::Sqlite } else { Engine::Postgres };
        let mut options = ConnectOptions::new(url);
        options.sqlx_logging(false).acquire_timeout(Duration::from_secs(5));
        match engine {
            Engine::Sqlite => {
                options.max_connections(8).map_sqlx_sqlite_opts(|options| {
                    use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
                    options
                        .create_if_missing(true)
                        .journal_mode(SqliteJournalMode::Wal)
                        // What was acknowledged survives a power cut, not only a crash of this program.
                        .synchronous(SqliteSynchronous::Full)
                        .foreign_keys(true)
                        .busy_timeout(Duration::from_secs(10))
                        .pragma("cache_size", "-32000")
                });
            }
            Engine::Postgres => {
                options.max_connections(20).connect_lazy(true);
            }
        }
        let connection = Database::connect(options).await?;
        let outage = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(Outage::of(connection.get_postgres_connection_pool().clone())),
        };
        Ok(Self { reader: Reader { connection, outage }, engine, gate: Arc::new(Semaphore::new(1)) })
    }

    /// Brings the schema up to date. Several servers may do so at once: PostgreSQL lets one through at a time.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        match self.engine {
            Engine::Sqlite => {
                let _turn = self.gate.acquire().await.expect("the gate is never closed");
                // All or nothing, and written out once: a new database would wait for its disk fifty times.
                let whole = self.reader.connection.begin().await?;
                Migrator::up(&whole, None).await?;
                whole.commit().await?;
            }
            Engine::Postgres => {
                let lock = self.reader.connection.begin().await?;
                lock.execute_unprepared("SELECT pg_advisory_xact_lock(812004117)").await?;
                Migrator::up(&self.reader.connection, None).await?;
                lock.commit().await?;
            }
        }
        Ok(())
    }

    /// Answers when the database does.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.reader.execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// Waits for running queries and gives all connections back.
    pub async fn close(&self) {
        if let Err(error) = self.reader.connection.clone().close().await {
            tracing::warn!(%error, "the database was not closed in order");
        }
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// For queries that read.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The one way to write: everything that belongs together, in one transaction.
    pub async fn begin_write(&self) -> Result<WriteTx, StoreError> {
        WriteTx::begin(&self.reader, self.engine, &self.gate).await
    }

    /// Writes a consistent copy of a SQLite database to `file`, while others go on reading and writing.
    ///
    /// # Errors
    /// When the file exists already, cannot be written, or the database is PostgreSQL, which has `pg_dump` for it.
    pub async fn backup(&self, file: &str) -> Result<(), StoreError> {
        let quoted = file.replace('\'', "''");
        self.reader.connection.execute_unprepared(&format!("VACUUM INTO '{quoted}'")).await?;
        Ok(())
    }
}
