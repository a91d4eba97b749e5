//! The record as an admin reads it.

use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use crate::{
    domain::{
        activity::{Activity, ActivityQuery, Verb},
        ids::{ActivityId, ProjectId},
        timestamp::Timestamp,
    },
    store::{StoreError, sql},
};

/// So many lines are one page.
pub const PAGE: usize = 50;

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    created_at: i64,
    person: String,
    api_key: Option<String>,
    verb: String,
    subject_name: String,
    before: Option<String>,
    after: Option<String>,
}

const SELECT: &str = "SELECT a.id, a.created_at, p.name AS person, k.name AS api_key, a.verb, a.subject_name, a.before, a.after \
     FROM activity a JOIN person p ON p.id = a.person_id LEFT JOIN api_key k ON k.id = a.api_key_id";

/// The newest lines of a project, or those older than `before`; at most `PAGE + 1`, so that the caller sees whether
/// there are more.
pub async fn list<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    before: Option<ActivityId>,
) -> Result<Vec<Activity>, StoreError> {
    let older_than = before.map_or(i64::MAX, |id| id.0);
    let most = i64::try_from(PAGE + 1).expect("a page is small");
    let question = format!("{SELECT} WHERE a.project_id = $1 AND a.id < $2 ORDER BY a.id DESC LIMIT $3");
    let values = vec![project.0.into(), older_than.into(), most.into()];
    let found = sql::all::<Row, _>(rows, &question, values).await?;
    found.into_iter().map(read).collect()
}

/// The newest lines about prompts; one more than asked for, so that the caller sees whether there are more.
pub async fn list_of_prompts<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    query: &ActivityQuery,
) -> Result<Vec<Activity>, StoreError> {
    let mut values: Vec<Value> = vec![project.0.into(), query.before.map_or(i64::MAX, |id| id.0).into()];
    let mut conditions = String::new();
    if let Some(name) = &query.prompt {
        values.push(name.as_str().into());
        conditions.push_str(&format!(" AND a.subject_name = ${}", values.len()));
    }
    // The words of the verbs are ours: nothing from outside comes into the statement.
    let verbs: Vec<_> = query.verbs.iter().map(|verb| format!("'{}'", verb.as_str())).collect();
    let question = format!(
        "{SELECT} WHERE a.project_id = $1 AND a.id < $2{conditions} AND a.verb IN ({}) ORDER BY a.id DESC LIMIT {}",
        verbs.join(", "),
        query.limit + 1
    );
    let found = sql::all::<Row, _>(rows, &question, values).await?;
    found.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<Activity, StoreError> {
    Ok(Activity {
        id: ActivityId(row.id),
        at: Timestamp(row.created_at),
        person: row.person,
        key: row.api_key,
        verb: Verb::parse(&row.verb).ok_or(StoreError::Damaged("the activity record"))?,
        subject: row.subject_name,
        before: row.before,
        after: row.after,
    })
}
