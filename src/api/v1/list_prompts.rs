//! `GET /prompts`: the cards of the project's prompts.

use axum::{
    extract::{Request, State},
    response::Response,
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{
    asked::{Program, Question},
    card::Prompt,
    openapi::ListRefusals,
    page::{self, Page},
    problem::Problem,
    question,
};
use crate::{
    api::sealed::Sealed,
    domain::{
        ids::PromptId,
        projects::ProjectRef,
        prompts::{delivery::CardsQuery, tag::TagName, topic::MAX_LENGTH},
    },
    usecases::{self, App},
};

const LIST: &str = "prompts";

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuestion {
    /// Words that stand in the name, the latest text, the topics, the tags or the metadata, in any case.
    #[param(max_length = 500, example = "refund")]
    search: Option<String>,
    /// Only prompts with this topic.
    #[param(max_length = 64)]
    topic: Option<String>,
    /// Only prompts that have this tag.
    #[param(
        max_length = 128,
        pattern = r"^(?!latest$)(?![0-9]+$)(?!.*\.\.)[a-z0-9]([a-z0-9._-]*[a-z0-9])?$",
        example = "production"
    )]
    tag: Option<String>,
    /// How many a page has; 30 by default.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Option<String>,
    /// `next_cursor` of the page before.
    #[param(min_length = 1, max_length = 100, pattern = "^[A-Za-z0-9_-]+$")]
    cursor: Option<String>,
}

/// The project's prompts, newest first
///
/// Nothing that is published while the pages are turned changes their order. Send the ETag as If-None-Match to be answered
/// 304 while nothing changed.
#[utoipa::path(
    get, path = "/api/v1/prompts", operation_id = "list_prompts", tag = "prompts",
    params(ListQuestion),
    responses(
        (status = 200, description = "A page of prompts", body = Page<Prompt>,
         headers(("ETag" = String, description = "Of this answer"))),
        (status = 304, description = "What the client has is still right"),
        ListRefusals,
    ),
)]
pub async fn list_prompts(
    State(app): State<App>,
    Program(caller): Program,
    Question(question): Question<ListQuestion>,
    request: Request,
) -> Result<Response, Problem> {
    let limit = question::limit(question.limit.as_deref())?;
    let tag = question.tag.as_deref().map(TagName::parse).transpose();
    let query = CardsQuery {
        search: question.search.unwrap_or_default(),
        topic: question.topic.map(|topic| topic.trim().to_lowercase()).filter(|topic| !topic.is_empty()),
        tag: tag.map_err(|error| Problem::parameter("tag", format!("There is no such tag: {error}.")))?,
        before: page::place(LIST, question.cursor.as_deref())?.map(PromptId),
        limit: limit + 1,
    };
    if query.search.chars().count() > 500 {
        return Err(Problem::parameter("search", "Search for at most 500 characters of text."));
    }
    if query.topic.as_ref().is_some_and(|topic| topic.chars().count() > MAX_LENGTH) {
        return Err(Problem::parameter("topic", "A topic has at most 64 characters."));
    }
    let found = usecases::prompts::list_cards(&app, &caller, &ProjectRef::Current, &query).await?;
    let bytes =
        found.rendered("v1", |found| Sealed::of(&Page::of(LIST, found.clone(), limit, |card| card.id.0, Prompt::of)).0);
    Ok(Sealed(bytes).answer(request.headers()))
}
