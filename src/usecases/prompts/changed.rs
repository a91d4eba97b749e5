//! The end of every write that programs can notice.

use crate::{
    domain::{
        access::Member,
        refusal::{Field, Outcome, Refusal},
    },
    store::{self, WriteTx},
    usecases::App,
};

/// Raises the project's revision, commits, and only then tells the readers' memory: from the next read on, programs get
/// what was written. A request that may be repeated is marked as carried out in the same transaction, and only once.
pub async fn commit(app: &App, tx: WriteTx, member: &Member) -> Outcome<()> {
    if let Some(claim) = member.claim
        && !store::idempotency::carry_out(tx.rows(), claim).await?
    {
        let says = "this request took so long that it was begun again, and that one counts; send it once more to see \
                    what came of it";
        return Err(Refusal::Taken { field: Field::Request, says: says.into() });
    }
    let raised = store::projects::bump_revision(&tx, member.project).await?;
    tx.commit().await?;
    app.delivery.learn(member.project, raised);
    Ok(())
}
