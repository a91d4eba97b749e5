//! From a name and a selector to one version: what programs read.

use std::sync::Arc;

use uuid::Uuid;

use super::{references::assembled, revision::revision};
use crate::{
    domain::{
        access::{Caller, Right},
        ids::ProjectId,
        projects::ProjectRef,
        prompts::{
            delivery::{Delivery, Located, Locator},
            name::PromptName,
            selector::Selector,
        },
        refusal::Outcome,
    },
    store,
    usecases::{App, Delivered, enter::enter},
};

/// The prompts that it references stand in their places; which they are is part of what the revision says.
///
/// `None` when the project has no such prompt, version or tag. The UUID of any version stands for its prompt, but an
/// exact name wins. Warm reads touch no database.
pub async fn resolve_prompt(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    selector: Selector,
) -> Outcome<Option<Arc<Delivered>>> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    if PromptName::parse(name).is_err() {
        return Ok(None);
    }
    // The revision is taken before the read: what the read finds is at least as new.
    let revision = revision(app, member.project).await?;
    let load = async {
        let found = read(app, member.project, name, &selector).await?;
        let Some(delivery) = found else { return Ok(None) };
        let delivery = assembled(app.store.reader(), member.project, delivery).await?;
        Ok(Some(Arc::new(Delivered::from(delivery))))
    };
    app.delivery.prompts.read(member.project, revision, (name.into(), selector.clone()), load).await
}

/// The version as it is written, its references still references: for whoever is going to change it.
pub async fn resolve_as_written(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    selector: Selector,
) -> Outcome<Option<Delivery>> {
    let member = enter(app, caller, project, Right::ReadPrompts).await?;
    read(app, member.project, name, &selector).await
}

async fn read(app: &App, project: ProjectId, name: &str, selector: &Selector) -> Outcome<Option<Delivery>> {
    let rows = app.store.reader();
    let found = store::prompts::read_delivery(rows, project, name, selector).await?;
    let Ok(uuid) = Uuid::parse_str(name) else {
        return Ok(found);
    };
    if found.is_some() || store::prompts::name_is_taken(rows, project, name).await? {
        return Ok(found);
    }
    match store::prompts::locate(rows, project, Locator::VersionUuid(uuid)).await? {
        Some(Located { name, .. }) => Ok(store::prompts::read_delivery(rows, project, name.as_str(), selector).await?),
        None => Ok(None),
    }
}
