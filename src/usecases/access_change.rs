//! A write that changes who may do what in a project: its keys, its members.

use crate::{
    domain::{
        access::Member,
        ids::ProjectId,
        refusal::{Outcome, Refusal},
    },
    store::{self, WriteTx, projects::RevisionPair},
    usecases::App,
};

/// Such writes of one project come one after another. What they changed holds on this server as soon as
/// [`AccessChange::commit`] returns, for keys that were read before too.
pub struct AccessChange {
    pub tx: WriteTx,
    project: ProjectId,
    raised: RevisionPair,
}

impl AccessChange {
    pub async fn begin(app: &App, project: ProjectId) -> Outcome<Self> {
        let tx = app.store.begin_write().await?;
        let raised = store::projects::bump_access_revision(tx.rows(), project).await?;
        Ok(Self { tx, project, raised })
    }

    /// By somebody who must still be what they were when they were let in: while they waited for their turn, another
    /// admin may have removed or demoted them.
    pub async fn begin_by(app: &App, member: &Member) -> Outcome<Self> {
        let change = Self::begin(app, member.project).await?;
        let role = store::people::find_role(change.tx.rows(), member.project, member.person).await?;
        match role == Some(member.role()) {
            true => Ok(change),
            false => Err(Refusal::forbidden("somebody changed your role in this project just now; reload the page")),
        }
    }

    pub async fn commit(self, app: &App) -> Outcome<()> {
        self.tx.commit().await?;
        app.delivery.learn(self.project, self.raised);
        Ok(())
    }
}
