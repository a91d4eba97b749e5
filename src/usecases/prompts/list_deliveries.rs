//! Many prompts at once, for programs that take all of them.

use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::delivery::{DeliveriesQuery, Delivery},
        refusal::Outcome,
    },
    store,
    usecases::{App, enter::enter},
};

pub struct DeliveriesPage {
    pub prompts: Vec<Delivery>,
    /// How many answer the question in all.
    pub count: u32,
}

/// The prompts of the project, each at its latest version or at the tag asked for.
pub async fn list_deliveries(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    query: &DeliveriesQuery,
) -> Outcome<DeliveriesPage> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let (prompts, count) = store::prompts::list_deliveries(app.store.reader(), member.project, query).await?;
    Ok(DeliveriesPage { prompts, count })
}
