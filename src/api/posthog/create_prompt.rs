//! `POST …/llm_prompts/`: a new prompt.

use axum::{
    Json,
    extract::{Path, Request, State, rejection::PathRejection},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{asked, body::Body, content, problem::Problem, question::Share, row::FullRow};
use crate::{
    domain::{
        prompts::{
            content::MAX_BYTES,
            name::{PromptName, PromptNameError},
            variable::TemplateFormat,
            version::Snapshot,
        },
        refusal::{Field, Refusal},
    },
    usecases::{self, App, prompts::NewPrompt},
};

pub async fn create_prompt(
    State(app): State<App>,
    path: Result<Path<String>, PathRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let (caller, project) = asked(&app, path.ok().map(|Path(who)| who), request.headers(), request.uri()).await?;
    let mut body = Body::of(request).await?;
    let name = body.required_text("name")?;
    let name = PromptName::parse(name.trim()).map_err(|error| name_problem("name", &error))?;
    let prompt = body.prompt().ok_or_else(|| Problem::missing("prompt"))?;
    let settings = body.config()?.flatten();
    let message = body.message()?;
    let content = content::new(prompt).map_err(content_problem)?;
    let new = NewPrompt {
        name: name.to_string(),
        description: String::new(),
        topics: Vec::new(),
        metadata: None,
        snapshot: Snapshot { content, format: TemplateFormat::Mustache, settings, metadata: None },
        message,
        tags: Vec::new(),
    };
    let made = usecases::prompts::create_prompt(&app, &caller, &project, new).await?;
    Ok((StatusCode::CREATED, Json(FullRow::of(&made, None, Share::Full))).into_response())
}

/// In the words that PostHog's users know.
pub fn name_problem(attr: &'static str, error: &PromptNameError) -> Problem {
    match error {
        PromptNameError::Empty => Problem::invalid_as("blank", attr, "This field may not be blank."),
        PromptNameError::TooLong { .. } => {
            Problem::invalid_as("max_length", attr, "Ensure this field has no more than 255 characters.")
        }
        PromptNameError::Letter { .. } => {
            Problem::invalid(attr, "Only letters, numbers, hyphens (-) and underscores (_) are allowed.")
        }
        PromptNameError::Reserved => Problem::invalid(attr, "'new' is a reserved name and cannot be used."),
    }
}

/// Too long a prompt has a code of its own there.
pub fn content_problem(refusal: Refusal) -> Problem {
    match &refusal {
        Refusal::Invalid { field: Field::Content, says } if says.contains("at most 1,000,000 bytes") => {
            let says = format!("Prompt payload must be {MAX_BYTES} bytes or fewer. {}", refusal.sentence());
            Problem::invalid_as("max_size", "prompt", says)
        }
        _ => refusal.into(),
    }
}
