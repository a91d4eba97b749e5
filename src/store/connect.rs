//! The way to the database.

use std::time::Duration;

use migrations::Migrator;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, TransactionTrait};
use sea_orm_migration::MigratorTrait;

use super::{
    Reader, StoreError, WriteTx,
    outage::Outage,
    turns::{Subject, Turns},
};
use crate::domain::ids::ProjectId;

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
    /// On SQLite a connection of its own: what it wrote last is in its memory still, while every other one has to read
    /// the changed pages anew. On PostgreSQL the pool.
    writer: DatabaseConnection,
    /// SQLite has one writer at a time. They wait in line instead of inside the database: there readers would wait for
    /// hundreds of milliseconds behind writers that hold connections while they wait for the lock.
    turns: Option<Turns>,
}

impl Store {
    /// Opens `url` (`sqlite:` or `postgres:`) without touching its schema. PostgreSQL may be away: connections are made
    /// when first needed.
    ///
    /// # Errors
    /// When the URL cannot be read, or a SQLite file cannot be opened.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let engine = if url.starts_with("sqlite:") { Engine::Sqlite } else { Engine::Postgres };
        let (connection, writer) = match engine {
            Engine::Sqlite => (
                Database::connect(options(url, engine, SQLITE_READERS)).await?,
                Database::connect(options(url, engine, 1)).await?,
            ),
            Engine::Postgres => {
                let connection = Database::connect(options(url, engine, POSTGRES_CONNECTIONS)).await?;
                (connection.clone(), connection)
            }
        };
        let outage = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(Outage::of(connection.get_postgres_connection_pool().clone())),
        };
        let turns = (engine == Engine::Sqlite).then(|| Turns::of(writer.clone()));
        Ok(Self { reader: Reader { connection, outage }, writer, turns })
    }

    /// Brings the schema up to date. Several servers may do so at once: PostgreSQL lets one through at a time.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        match self.engine() {
            Engine::Sqlite => {
                // All or nothing, and written out once: a new database would wait for its disk fifty times.
                let whole = self.writer.begin().await?;
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
        for connection in [&self.writer, &self.reader.connection] {
            if let Err(error) = connection.clone().close().await {
                tracing::warn!(%error, "the database was not closed in order");
            }
        }
    }

    pub fn engine(&self) -> Engine {
        match self.turns {
            Some(_) => Engine::Sqlite,
            None => Engine::Postgres,
        }
    }

    /// For queries that read.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The one way to write: everything that belongs together, in one transaction.
    pub async fn begin_write(&self) -> Result<WriteTx, StoreError> {
        self.begin(None).await
    }

    /// The same for a write of the text of one prompt, of which there can be many at once: those of different prompts
    /// share what costs most on SQLite.
    pub async fn begin_write_of(&self, project: ProjectId, prompt: &str) -> Result<WriteTx, StoreError> {
        self.begin(Some(format!("{project}/{prompt}"))).await
    }

    async fn begin(&self, about: Option<Subject>) -> Result<WriteTx, StoreError> {
        match &self.turns {
            Some(turns) => Ok(turns.next(about).await?.into()),
            None => Ok(self.reader.watch(self.writer.begin()).await?.into()),
        }
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

/// PostgreSQL has a pool for all, SQLite one for readers and the connection of the writer.
const SQLITE_READERS: u32 = 8;
const POSTGRES_CONNECTIONS: u32 = 20;

fn options(url: &str, engine: Engine, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).sqlx_logging(false).acquire_timeout(Duration::from_secs(5));
    match engine {
        Engine::Sqlite => {
            // A file does not go away, and the question whether it is there costs as much as a query.
            options.test_before_acquire(false).map_sqlx_sqlite_opts(|options| {
                use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
                options
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    // What was acknowledged survives a power cut, not only a crash of this program.
                    .synchronous(SqliteSynchronous::Full)
                    // Rows that wait for their reader: a page of a list fits, so that its thread never waits for room.
                    .row_buffer_size(1_024)
                    // Ours are few, but a writer's first one comes with a savepoint in front of it.
                    .statement_cache_capacity(400)
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(10))
                    .pragma("cache_size", "-32000")
                    // Every so many pages the log is brought into the file, and somebody's write waits for that.
                    .pragma("wal_autocheckpoint", "4000")
            });
        }
        Engine::Postgres => {
            options.connect_lazy(true);
        }
    }
    options
}
