//! The end of every write that programs can notice.

use crate::{
    domain::{ids::ProjectId, refusal::Outcome},
    store::{self, WriteTx},
    usecases::App,
};

/// Raises the project's revision, commits, and only then tells the readers' memory: from the next read on, programs get
/// what was written.
pub async fn commit(app: &App, tx: WriteTx, project: ProjectId) -> Outcome<()> {
    let raised = store::projects::bump_revision(tx.rows(), project).await?;
    tx.commit().await?;
    app.delivery.learn(project, raised);
    Ok(())
}
