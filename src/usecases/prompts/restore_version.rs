//! An old text published again.

use super::{
    Publish,
    find::{find_prompt, read_version},
    publish_version::publish_as,
};
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{delivery::Delivery, number::VersionNumber},
        refusal::Outcome,
    },
    usecases::{App, enter::enter},
};

/// Publishes content, format, settings and metadata of version `number` as the next version, which remembers it.
///
/// # Errors
/// Those of [`publish_version`](super::publish_version()), and `NotFound` for a version that was never made.
pub async fn restore_version(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    number: VersionNumber,
    publish: Publish,
) -> Outcome<Delivery> {
    let member = enter(app, caller, project, Right::WritePrompts).await?;
    let prompt = find_prompt(app, &member, name).await?;
    let old = read_version(app, &member, &prompt, number).await?.snapshot();
    publish_as(app, &member, name, publish, Some(number), |_| Ok(old)).await
}
