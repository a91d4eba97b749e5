//! What can go wrong between us and the database, told apart as far as a caller can act on it.

use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};
use thiserror::Error;
use uuid::Uuid;

use crate::domain::refusal::Refusal;

#[derive(Debug, Error)]
pub enum StoreError {
    /// A row of that name or number was there first.
    #[error("a row with the same unique value exists")]
    Duplicate,
    /// No connection, or one that broke: try again later.
    #[error("the database cannot be reached")]
    Unavailable(#[source] DbErr),
    /// A row that breaks a rule of the domain, written by something that is not this program.
    #[error("{0} holds a value that cannot be read")]
    Damaged(&'static str),
    #[error("the database refused a statement")]
    Failed(#[source] DbErr),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if let Some(SqlErr::UniqueConstraintViolation(_)) = error.sql_err() {
            return Self::Duplicate;
        }
        match is_outage_of(&error) {
            true => Self::Unavailable(error),
            false => Self::Failed(error),
        }
    }
}

fn is_outage_of(error: &DbErr) -> bool {
    let runtime = match error {
        DbErr::ConnectionAcquire(_) => return true,
        DbErr::Conn(runtime) | DbErr::Exec(runtime) | DbErr::Query(runtime) => runtime,
        _ => return false,
    };
    let RuntimeErr::SqlxError(error) = runtime else {
        return false;
    };
    is_outage(error.as_ref())
}

pub(super) fn is_outage(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        // PostgreSQL: class 08 is a broken connection, class 57P a server that stops or starts.
        sqlx::Error::Database(error) => {
            error.code().is_some_and(|code| code.starts_with("08") || code.starts_with("57P"))
        }
        _ => false,
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(reason) => {
                tracing::warn!(%reason, "the database cannot be reached");
                Refusal::Unavailable
            }
            StoreError::Duplicate | StoreError::Damaged(_) | StoreError::Failed(_) => {
                let id = Uuid::new_v4().simple().to_string()[..8].to_string();
                // The source names statements and constraints, never the values bound to them.
                let source = std::error::Error::source(&error).map(ToString::to_string);
                tracing::error!(%id, %error, source, "a query failed");
                Refusal::Internal { id }
            }
        }
    }
}
