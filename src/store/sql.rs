//! Statements written out, for questions that span tables. `$1`, `$2`, … mean the same on both databases.

use std::borrow::Cow;

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement, Value};

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

/// A statement that is sent together with others.
pub(super) struct Step {
    text: Cow<'static, str>,
    values: Vec<Value>,
}

impl Step {
    pub(super) fn new(text: impl Into<Cow<'static, str>>, values: Vec<Value>) -> Self {
        Self { text: text.into(), values }
    }
}

/// Runs the steps in their order and answers the row of the last one. On SQLite they are one statement: each statement
/// is a walk to the thread of its connection and back, which costs as much as the work that is done there.
pub(super) async fn last<T: FromQueryResult, C: ConnectionTrait>(
    rows: &C,
    mut steps: Vec<Step>,
) -> Result<Option<T>, StoreError> {
    if rows.get_database_backend() == DbBackend::Sqlite {
        let Step { text, values } = joined(steps);
        return one(rows, &text, values).await;
    }
    let Some(Step { text, values }) = steps.pop() else { return Ok(None) };
    each(rows, steps).await?;
    one(rows, &text, values).await
}

/// The same for steps that answer nothing.
pub(super) async fn each<C: ConnectionTrait>(rows: &C, steps: Vec<Step>) -> Result<(), StoreError> {
    if steps.is_empty() {
        return Ok(());
    }
    if rows.get_database_backend() == DbBackend::Sqlite {
        let Step { text, values } = joined(steps);
        run(rows, &text, values).await?;
        return Ok(());
    }
    for Step { text, values } in steps {
        run(rows, &text, values).await?;
    }
    Ok(())
}

/// One text of several, whose places name the values of all.
fn joined(steps: Vec<Step>) -> Step {
    let (mut text, mut values) = (String::new(), Vec::new());
    for step in steps {
        renumber(&step.text, values.len(), &mut text);
        text.push(';');
        values.extend(step.values);
    }
    Step::new(text, values)
}

/// Writes `text` with every `$n` as `$(n + by)`. Our statements have no `$` but in front of a place.
fn renumber(text: &str, by: usize, into: &mut String) {
    let mut pieces = text.split('$');
    into.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let digits = piece.find(|one: char| !one.is_ascii_digit()).unwrap_or(piece.len());
        let (number, rest) = piece.split_at(digits);
        let number = number.parse::<usize>().expect("a place has a number");
        into.push_str(&format!("${}{rest}", number + by));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_that_are_sent_together_keep_their_own_values() {
        let steps = vec![
            Step::new("UPDATE a SET b = $2 WHERE id = $1", vec![1.into(), "two".into()]),
            Step::new("DELETE FROM c", Vec::new()),
            Step::new("INSERT INTO d VALUES ($1, $1)", vec![3.into()]),
        ];
        let Step { text, values } = joined(steps);
        assert_eq!(text, "UPDATE a SET b = $2 WHERE id = $1;DELETE FROM c;INSERT INTO d VALUES ($3, $3);");
        assert_eq!(values, [Value::from(1), Value::from("two"), Value::from(3)]);
    }
}
