//! Many prompts at once, for programs that take all of them.

use uuid::Uuid;

use crate::{
    domain::{
        access::{Caller, Right},
        ids::PersonId,
        projects::ProjectRef,
        prompts::{delivery::DeliveriesQuery, tag::Tag},
        refusal::Outcome,
    },
    store::{self, prompts::ListedDelivery},
    usecases::{App, Delivered, enter::enter},
};

pub struct DeliveriesPage {
    pub prompts: Vec<Listed>,
    /// How many answer the question in all.
    pub count: u32,
}

/// One prompt of the list.
pub struct Listed {
    pub delivered: Delivered,
    pub author: PersonId,
    pub author_uuid: Uuid,
    /// All tags of the prompt, not only those on the version that is shown.
    pub tags: Vec<Tag>,
}

/// The prompts of the project, each at its latest version or at the tag asked for.
pub async fn list_deliveries(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    query: &DeliveriesQuery,
) -> Outcome<DeliveriesPage> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    let (found, count) = store::prompts::list_deliveries(app.store.reader(), member.project, query).await?;
    Ok(DeliveriesPage { prompts: found.into_iter().map(Listed::from).collect(), count })
}

impl From<ListedDelivery> for Listed {
    fn from(found: ListedDelivery) -> Self {
        let ListedDelivery { name, version, latest, first_at, author, author_uuid, tags } = found;
        let here = tags.iter().filter(|tag| tag.number == version.number).map(|tag| tag.name.clone()).collect();
        Self { delivered: Delivered::new(name, version, latest, first_at, here), author, author_uuid, tags }
    }
}
