//! Changes what is not versioned: description, topics, the prompt's own metadata.

use leptos::prelude::*;

use crate::server_fns::UiError;
#[cfg(feature = "ssr")]
use crate::{
    domain::projects::ProjectRef,
    server_fns::{
        request::{answer, app, caller},
        screen::keep_typed,
    },
    usecases,
};

/// Changes what is not versioned: description, topics, the prompt's own metadata.
#[server(prefix = "/_fn", endpoint = "describe_prompt")]
pub async fn describe_prompt(
    project: String,
    name: String,
    description: String,
    topics: String,
    metadata: String,
) -> Result<(), UiError> {
    let project_ref = ProjectRef::Slug(project.clone());
    let details = usecases::prompts::Details {
        description: description.clone(),
        topics: topics.clone(),
        metadata: metadata.clone(),
    };
    let outcome = answer(usecases::prompts::describe_prompt(&app(), &caller(), &project_ref, &name, details).await);
    let fields = [("description", &*description), ("topics", &*topics), ("metadata", &*metadata)];
    keep_typed("describe_prompt", &outcome, &fields).await;
    outcome?;
    leptos_axum::redirect(&format!("/p/{project}/prompts/{name}?described=1"));
    Ok(())
}
