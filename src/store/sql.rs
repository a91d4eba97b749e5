//! Statements written out, for questions that span tables. `$1`, `$2`, … mean the same on both databases.

use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};

use super::StoreError;

pub(super) fn statement<C: ConnectionTrait>(rows: &C, text: &str, values: Vec<Value>) -> Statement {
    Statement::from_sql_and_values(rows.get_database_backend(), text, values)
}

pub(super) async fn all<T: FromQueryResult, C: ConnectionTrait>(
    rows: &C,
    text: &str,
    values: Vec<Value>,
) -> Result<Vec<T>, StoreError> {
    let found = rows.query_all_raw(statement(rows, text, values)).await?;
    found.iter().map(|row| T::from_query_result(row, "").map_err(StoreError::from)).collect()
}

pub(super) async fn one<T: FromQueryResult, C: ConnectionTrait>(
    rows: &C,
    text: &str,
    values: Vec<Value>,
) -> Result<Option<T>, StoreError> {
    match rows.query_one_raw(statement(rows, text, values)).await? {
        Some(row) => Ok(Some(T::from_query_result(&row, "")?)),
        None => Ok(None),
    }
}

/// Answers how many rows were touched.
pub(super) async fn run<C: ConnectionTrait>(rows: &C, text: &str, values: Vec<Value>) -> Result<u64, StoreError> {
    Ok(rows.execute_raw(statement(rows, text, values)).await?.rows_affected())
}
