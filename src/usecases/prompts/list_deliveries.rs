//! Many prompts at once, for programs that take all of them.

use std::sync::Arc;

use super::{references::assembled, revision::revision};
use crate::{
    domain::{
        access::{Caller, Member, Right},
        projects::ProjectRef,
        prompts::delivery::{DeliveriesPage, DeliveriesQuery},
        refusal::{Outcome, Refusal},
    },
    store,
    usecases::{App, enter::enter},
};

/// The prompts of the project, each at its latest version or at the tag asked for, with the prompts that they reference
/// in their places. One that cannot be put together is left out: it must not keep a program from all others. Warm lists
/// touch no database.
pub async fn list_deliveries(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    query: &DeliveriesQuery,
) -> Outcome<Arc<DeliveriesPage>> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let revision = revision(app, member.project).await?;
    let load = async { Ok(Arc::new(read(app, &member, query).await?)) };
    app.delivery.pages.read(member.project, revision, query.clone(), load).await
}

async fn read(app: &App, member: &Member, query: &DeliveriesQuery) -> Outcome<DeliveriesPage> {
    let (prompts, count) = store::prompts::list_deliveries(app.store.reader(), member.project, query).await?;
    let mut whole = Vec::with_capacity(prompts.len());
    for prompt in prompts {
        match assembled(app.store.reader(), member.project, prompt).await {
            Ok(prompt) => whole.push(prompt),
            Err(Refusal::Reference(_)) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(DeliveriesPage { prompts: whole, count })
}
