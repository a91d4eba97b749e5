//! What rises with every change of a project, so that nobody goes on with what they remember of it.

use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    domain::ids::ProjectId,
    store::{
        StoreError, WriteTx,
        sql::{self, Step},
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RevisionPair {
    /// Of the prompts: rises with every publish, tag move and archive.
    pub content: i64,
    /// Of keys and members.
    pub access: i64,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    revision: i64,
    access_revision: i64,
}

impl From<Row> for RevisionPair {
    fn from(row: Row) -> Self {
        Self { content: row.revision, access: row.access_revision }
    }
}

pub async fn revisions<C: ConnectionTrait>(rows: &C, project: ProjectId) -> Result<Option<RevisionPair>, StoreError> {
    let text = "SELECT id, revision, access_revision FROM project WHERE id = $1";
    let row = sql::one::<Row, _>(rows, text, vec![project.0.into()]).await?;
    Ok(row.map(RevisionPair::from))
}

/// Of every project: the question other servers ask again and again.
pub async fn all_revisions<C: ConnectionTrait>(rows: &C) -> Result<Vec<(ProjectId, RevisionPair)>, StoreError> {
    let found = sql::all::<Row, _>(rows, "SELECT id, revision, access_revision FROM project", Vec::new()).await?;
    Ok(found.into_iter().map(|row| (ProjectId(row.id), row.into())).collect())
}

/// The last of a write that changes prompts. What was left for later goes with it.
pub async fn bump_revision(tx: &WriteTx, project: ProjectId) -> Result<RevisionPair, StoreError> {
    let text = "UPDATE project SET revision = revision + 1 WHERE id = $1 RETURNING id, revision, access_revision";
    let mut steps = tx.take_later();
    steps.push(Step::new(text, vec![project.0.into()]));
    found(sql::last::<Row, _>(tx.rows(), steps).await?)
}

/// Inside the write that changes keys or members, before anything else in it: it holds the project's row, so that such
/// changes of one project come one after another and "the last admin" is counted by one at a time.
pub async fn bump_access_revision<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
) -> Result<RevisionPair, StoreError> {
    let text = "UPDATE project SET access_revision = access_revision + 1 WHERE id = $1 \
                RETURNING id, revision, access_revision";
    found(sql::one::<Row, _>(rows, text, vec![project.0.into()]).await?)
}

fn found(row: Option<Row>) -> Result<RevisionPair, StoreError> {
    row.map(RevisionPair::from).ok_or(StoreError::Damaged("a project that is not there"))
}
