//! `PATCH …/llm_prompts/name/{name}/`: the next version of a prompt.

use axum::{
    Json,
    extract::{Request, State},
    response::{IntoResponse, Response},
};
use serde_json::Value;

use super::{
    Named, asked_about,
    body::Body,
    content::{self, ContentProblem},
    create_prompt::content_problem,
    problem::Problem,
    question::Share,
    real_name,
    resolve_prompt::no_prompt,
    row::FullRow,
};
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{
            content::Content,
            delivery::Locator,
            number::VersionNumber,
            object::JsonObject,
            publish::{Base, WhenUnchanged},
            text_edit::{TextEdit, TextEditError},
            version::{PromptVersion, Snapshot},
        },
        refusal::{Field, Refusal},
    },
    usecases::{self, App, prompts::Publish},
};

/// What becomes of the prompt's text.
enum Change {
    None,
    Prompt(Value),
    Edits(Vec<TextEdit>),
}

pub async fn publish_version(State(app): State<App>, path: Named, request: Request) -> Result<Response, Problem> {
    let (caller, project, name) = asked_about(&app, path, request.headers(), request.uri()).await?;
    let mut body = Body::of(request).await?;
    let base = body.version("base_version")?;
    let (change, config) = (change(&mut body)?, body.config()?);
    if matches!(change, Change::None) && config.is_none() {
        return Err(Problem::not_both("Either 'prompt', 'edits' or 'config' is required."));
    }
    let message = body.message()?;
    let name = real_name(&app, &caller, &project, Right::WritePrompts, name).await?;
    let publish = Publish {
        base: Base::Exactly(base),
        message,
        when_unchanged: WhenUnchanged::Publish,
        tags: Vec::new(),
        dry_run: false,
    };
    // The use case speaks of refusals only; which edit it was that could not be made is kept here.
    let mut edit = None;
    let make = |held: &PromptVersion| snapshot(held, change, config).map_err(|problem| refusal(problem, &mut edit));
    match usecases::prompts::publish_version(&app, &caller, &project, &name, publish, make).await {
        Ok(made) => Ok(Json(FullRow::of(&made, None, Share::Full)).into_response()),
        Err(refused) => Err(problem(&app, &caller, &project, &name, edit, refused).await),
    }
}

fn change(body: &mut Body) -> Result<Change, Problem> {
    match (body.prompt(), body.edits()?) {
        (Some(_), Some(_)) => Err(Problem::not_both("Provide either 'prompt' or 'edits', not both.")),
        (Some(prompt), None) => Ok(Change::Prompt(prompt)),
        (None, Some(edits)) => Ok(Change::Edits(edits)),
        (None, None) => Ok(Change::None),
    }
}

/// What is not sent is carried on.
fn snapshot(
    held: &PromptVersion,
    change: Change,
    config: Option<Option<JsonObject>>,
) -> Result<Snapshot, ContentProblem> {
    let before = held.snapshot();
    let content: Content = match change {
        Change::None => before.content,
        Change::Prompt(prompt) => content::upon(&held.content, prompt)?,
        Change::Edits(edits) => content::edited(&held.content, &edits)?,
    };
    Ok(Snapshot { content, settings: config.unwrap_or(before.settings), ..before })
}

fn refusal(problem: ContentProblem, edit: &mut Option<TextEditError>) -> Refusal {
    match problem {
        ContentProblem::Refused(refusal) => refusal,
        ContentProblem::Edit(error) => {
            *edit = Some(error.clone());
            error.into()
        }
    }
}

async fn problem(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    edit: Option<TextEditError>,
    refused: Refusal,
) -> Problem {
    match refused {
        Refusal::NotFound { .. } => match latest(app, caller, project, name).await {
            Some(latest) => Problem::stale(
                latest,
                format!("The prompt has no such version: its latest is {latest}. Reload it and try again."),
            ),
            None => no_prompt(name),
        },
        Refusal::Invalid { field: Field::Version, .. } => Problem::not_both(
            "Prompt has reached the maximum of 2000 versions. Archive and recreate the prompt to continue publishing.",
        ),
        Refusal::Invalid { field: Field::Edits, .. } => match edit.as_ref().and_then(TextEditError::index) {
            Some(index) => Problem::edit(index, refused.sentence()),
            None => refused.into(),
        },
        refused => content_problem(refused),
    }
}

/// `None` when there is no such prompt.
async fn latest(app: &App, caller: &Caller, project: &ProjectRef, name: &str) -> Option<VersionNumber> {
    let locator = Locator::Name(name);
    let located = usecases::prompts::locate_prompt(app, caller, project, Right::WritePrompts, locator).await;
    located.ok().flatten().map(|located| located.number)
}
