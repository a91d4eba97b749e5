//! Many prompts at once, for programs that take all of them.

use super::references::assembled;
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::delivery::{DeliveriesQuery, Delivery},
        refusal::{Outcome, Refusal},
    },
    store,
    usecases::{App, enter::enter},
};

pub struct DeliveriesPage {
    pub prompts: Vec<Delivery>,
    /// How many answer the question in all.
    pub count: u32,
}

/// The prompts of the project, each at its latest version or at the tag asked for, with the prompts that they reference
/// in their places. One that cannot be put together is left out: it must not keep a program from all others.
pub async fn list_deliveries(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    query: &DeliveriesQuery,
) -> Outcome<DeliveriesPage> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
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
