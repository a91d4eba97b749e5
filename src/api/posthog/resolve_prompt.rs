//! `GET …/llm_prompts/name/{name}/`: one prompt, at its latest version, a version or a label.

use axum::{
    extract::{Path, Request, State, rejection::PathRejection},
    response::Response,
};

use super::{
    key,
    problem::Problem,
    project,
    question::{Question, Share},
    row::Row,
};
use crate::{
    api::sealed::Sealed,
    domain::{
        access::Caller,
        projects::ProjectRef,
        prompts::{delivery::Delivery, selector::Selector},
        refusal::Refusal,
    },
    usecases::{self, App, Delivered},
};

pub async fn resolve_prompt(
    State(app): State<App>,
    path: Result<Path<(String, String)>, PathRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let question = Question::of(request.uri().query().unwrap_or_default());
    let caller = key::caller(&app, request.headers(), question.token.as_deref()).await?;
    let Path((who, name)) = path.map_err(|_| no_prompt("…"))?;
    let project = project(&who)?;
    let (selector, share) = (question.selector()?, question.share()?);
    let found = usecases::prompts::resolve_prompt(&app, &caller, &project, &name, selector.clone()).await;
    let found = found.map_err(|refusal| match refusal {
        Refusal::Reference(fault) => Problem::broken(fault),
        refusal => refusal.into(),
    })?;
    let Some(delivered) = found else {
        return Err(nothing(&app, &caller, &project, &name, &question).await);
    };
    Ok(seal(&delivered, &selector, question.label.as_deref(), share).answer(request.headers()))
}

fn seal(delivered: &Delivered, selector: &Selector, label: Option<&str>, share: Share) -> Sealed {
    let fresh = |delivered: &Delivery| Sealed::of(&Row::of(delivered, label, share));
    // What is kept belongs to the tag by its name; a label with spaces around it is sent back as it came.
    if let (Selector::Tag(tag), Some(label)) = (selector, label)
        && tag.as_str() != label
    {
        return fresh(delivered);
    }
    let door = match share {
        Share::Full => "posthog",
        Share::Preview => "posthog preview",
        Share::None => "posthog none",
    };
    Sealed(delivered.rendered(door, |delivered| fresh(delivered).0))
}

pub fn no_prompt(name: &str) -> Problem {
    Problem::not_found(format!(
        "Prompt with name '{name}' not found. To see the names there are, list the project's prompts."
    ))
}

/// Tells a prompt that is not there from a version or label that it does not have.
pub async fn nothing(app: &App, caller: &Caller, project: &ProjectRef, name: &str, question: &Question<'_>) -> Problem {
    let latest = match usecases::prompts::resolve_prompt(app, caller, project, name, Selector::Latest).await {
        Ok(Some(latest)) => latest,
        Ok(None) => return no_prompt(name),
        Err(refusal) => return refusal.into(),
    };
    let (name, number) = (&latest.name, latest.latest);
    match (&question.version, &question.label) {
        (Some(version), _) => {
            Problem::not_found(format!("Prompt '{name}' has no version {version}. Its latest version is {number}."))
        }
        (None, Some(label)) => Problem::not_found(format!(
            "Prompt '{name}' has no label '{label}'. Its page in Cuebook shows its tags, which are called labels here."
        )),
        // It was made between the two questions.
        (None, None) => no_prompt(name.as_str()),
    }
}
