//! `POST /prompts`: a prompt with its first version. `POST /prompts/{name}/duplicate`: one made of another.

use axum::{extract::State, http::StatusCode, response::Response};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    asked::{Place, Program, Question},
    content::{Content, Format, Given, Object as Json},
    once::{self, Made, OnceHeader, Sent},
    openapi::{ReadRefusals, WriteRefusals},
    problem::Problem,
    question::Nothing,
    version::Version,
    words,
};
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{
            delivery::Delivery, message::CommitMessage, name::PromptName, variable::TemplateFormat, version::Snapshot,
        },
        refusal::{Field, Refusal},
    },
    usecases::{
        self, App,
        prompts::{NewPrompt as New, NewTag},
    },
};

/// A prompt that is not there yet.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "name": "support-reply", "content": {"text": "You answer customers of {{company}}."},
    "settings": {"model": "gpt-5", "temperature": 0.2}, "message": "First try", "topics": ["support"],
}))]
pub struct NewPrompt {
    /// What programs ask for. It never changes. `new` is taken.
    #[schema(value_type = words::PromptName)]
    name: String,
    content: Content,
    /// `mustache` when left out.
    #[schema(inline)]
    format: Option<Format>,
    /// Model settings: any JSON object of at most 256 KB and 64 levels. Its well-known keys are provider, model,
    /// parameters, tools and response_format.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    settings: Given<Json>,
    /// The version's: any JSON object of at most 256 KB and 64 levels.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    metadata: Given<Json>,
    /// Why this version is made.
    #[schema(value_type = Option<words::Remark>)]
    message: Option<String>,
    #[schema(value_type = Option<words::Remark>)]
    description: Option<String>,
    /// Trimmed, in lower case, each once.
    #[serde(default)]
    #[schema(value_type = Vec<words::TopicName>, max_items = 20)]
    topics: Vec<String>,
    /// The prompt's, which is not versioned.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    prompt_metadata: Given<Json>,
    /// Tags that point at version 1 from its first moment on. Needs the scope tag:write too.
    #[serde(default)]
    #[schema(value_type = Vec<words::TagName>, max_items = 100)]
    tags: Vec<String>,
}

/// Make a prompt with its version 1
#[utoipa::path(
    post, path = "/api/v1/prompts", operation_id = "create_prompt", tag = "prompts",
    params(OnceHeader), request_body = NewPrompt,
    responses((status = 201, description = "The prompt's version 1", body = Version,
        headers(("Location" = String, description = "Where the prompt can be read"),
                ("Idempotency-Replayed" = Option<bool>, description = "true when this was answered before"))),
        WriteRefusals),
)]
pub async fn create_prompt(
    State(app): State<App>,
    Program(caller): Program,
    Question(Nothing {}): Question<Nothing>,
    Sent(new, once): Sent<NewPrompt>,
) -> Result<Response, Problem> {
    let theirs = app.clone();
    once::answer(&app, caller, Right::WritePrompts, once, async move |caller| create(&theirs, &caller, new).await).await
}

async fn create(app: &App, caller: &Caller, sent: NewPrompt) -> Result<Made, Problem> {
    let snapshot = Snapshot {
        content: sent.content.judged()?,
        format: sent.format.map_or(TemplateFormat::Mustache, Into::into),
        settings: sent.settings.or(None, Field::Settings)?,
        metadata: sent.metadata.or(None, Field::Metadata)?,
    };
    let new = New {
        name: sent.name,
        description: sent.description.unwrap_or_default(),
        topics: sent.topics,
        metadata: sent.prompt_metadata.or(None, Field::Metadata)?,
        snapshot,
        message: CommitMessage::parse(&sent.message.unwrap_or_default())?,
        tags: new_tags(&sent.tags)?,
    };
    let made = usecases::prompts::create_prompt(app, caller, &ProjectRef::Current, new).await?;
    Ok(created(&made))
}

pub fn new_tags(names: &[String]) -> Result<Vec<NewTag>, Refusal> {
    names.iter().map(|name| NewTag::parse(name, None)).collect()
}

fn created(made: &Delivery) -> Made {
    Made::json(StatusCode::CREATED, &Version::of(made)).at(format!("/api/v1/prompts/{}", made.name))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "support-reply-short"}))]
pub struct Duplicate {
    /// Of the new prompt.
    #[schema(value_type = words::PromptName)]
    name: String,
}

/// Make a prompt of another's latest version
///
/// Content, settings, metadata, description and topics are copied; tags are not.
#[utoipa::path(
    post, path = "/api/v1/prompts/{name}/duplicate", operation_id = "duplicate_prompt", tag = "prompts",
    params(super::card::NamePath, OnceHeader), request_body = Duplicate,
    responses((status = 201, description = "The new prompt's version 1", body = Version,
        headers(("Location" = String, description = "Where the new prompt can be read"))), WriteRefusals, ReadRefusals),
)]
pub async fn duplicate_prompt(
    State(app): State<App>,
    Program(caller): Program,
    Place(name): Place<PromptName>,
    Question(Nothing {}): Question<Nothing>,
    Sent(sent, once): Sent<Duplicate>,
) -> Result<Response, Problem> {
    let theirs = app.clone();
    let run = async move |caller: Caller| {
        let current = ProjectRef::Current;
        let made = usecases::prompts::duplicate_prompt(&theirs, &caller, &current, name.as_str(), &sent.name).await?;
        Ok(created(&made))
    };
    once::answer(&app, caller, Right::WritePrompts, once, run).await
}
