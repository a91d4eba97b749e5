//! `GET …/llm_prompts/resolve/name/{name}/`: one version with the history around it.

use axum::{
    extract::{Request, State},
    response::Response,
};
use serde::Serialize;
use uuid::Uuid;

use super::{
    Named,
    archive_prompt::unknown,
    asked_about,
    problem::Problem,
    question::{Question, Share, number},
    real_name,
    resolve_prompt::nothing,
    row::{Author, FullRow, Label, said},
};
use crate::{
    api::sealed::Sealed,
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{
            delivery::{HistoryLine, HistoryQuery, Locator},
            number::VersionNumber,
            selector::Selector,
            tag::TagName,
        },
    },
    usecases::{self, App},
};

const PAGE: u32 = 50;
const LARGEST: u32 = 100;

#[derive(Serialize)]
struct Resolved<'a> {
    prompt: FullRow<'a>,
    versions: Vec<Line<'a>>,
    has_more: bool,
    labels: Vec<Label<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    id: Uuid,
    version: VersionNumber,
    version_description: Option<&'a str>,
    created_by: Author<'a>,
    created_at: String,
    is_latest: bool,
    labels: &'a [TagName],
}

impl<'a> Line<'a> {
    fn of(line: &'a HistoryLine, latest: VersionNumber) -> Self {
        let summary = &line.summary;
        Self {
            id: line.uuid,
            version: summary.number,
            version_description: said(summary.message.as_str()),
            created_by: Author::of(summary.author_id, line.author_uuid, &summary.author),
            created_at: summary.created_at.rfc3339(),
            is_latest: summary.number == latest,
            labels: &summary.tags,
        }
    }
}

pub async fn list_history(State(app): State<App>, path: Named, request: Request) -> Result<Response, Problem> {
    let (caller, project, name) = asked_about(&app, path, request.headers(), request.uri()).await?;
    let text = request.uri().query().unwrap_or_default();
    let question = Question::of(text);
    let (stretch, version_id) = read(text)?;
    let selector = question.selector()?;
    let name = real_name(&app, &caller, &project, Right::ReadPrompts, name).await?;
    let selector = match version_id {
        Some(id) => Selector::Number(version_of(&app, &caller, &project, &name, id).await?),
        None => selector,
    };
    let found = usecases::prompts::resolve_as_written(&app, &caller, &project, &name, selector).await?;
    let Some(delivered) = found else {
        return Err(nothing(&app, &caller, &project, &name, &question).await);
    };
    // One more than is shown tells whether there are more.
    let query = HistoryQuery { limit: stretch.limit + 1, ..stretch };
    let history = usecases::prompts::list_history(&app, &caller, &project, &name, &query).await;
    let (lines, latest) = history.map_err(|refusal| unknown(refusal, &name))?;
    let most = stretch.limit as usize;
    let resolved = Resolved {
        prompt: FullRow::of(&delivered, question.label.as_deref(), Share::Full),
        versions: lines.iter().take(most).map(|line| Line::of(line, latest)).collect(),
        has_more: lines.len() > most,
        labels: delivered.tags.iter().map(Label::of).collect(),
    };
    Ok(Sealed::of(&resolved).answer(request.headers()))
}

async fn version_of(
    app: &App,
    caller: &Caller,
    project: &ProjectRef,
    name: &str,
    id: Uuid,
) -> Result<VersionNumber, Problem> {
    let locator = Locator::VersionUuid(id);
    let located = usecases::prompts::locate_prompt(app, caller, project, Right::ReadPrompts, locator).await?;
    let here = located.filter(|located| located.name.as_str() == name);
    here.map(|located| located.number)
        .ok_or_else(|| Problem::not_found(format!("Prompt '{name}' has no version with the id {id}.")))
}

fn read(text: &str) -> Result<(HistoryQuery, Option<Uuid>), Problem> {
    let mut query = HistoryQuery { before: None, offset: 0, limit: PAGE };
    let (mut version_id, mut has_offset) = (None, false);
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        match name.as_ref() {
            "limit" => query.limit = limit(&value)?,
            "offset" => {
                let says = "A valid integer is required.";
                query.offset = value.parse().map_err(|_| Problem::invalid_as("invalid", "offset", says))?;
                has_offset = true;
            }
            "before_version" => query.before = Some(number("before_version", &value)?),
            "version_id" => {
                let says = format!("“{value}” is not a valid UUID.");
                let id = Uuid::parse_str(&value).map_err(|_| Problem::invalid_as("invalid", "version_id", says))?;
                version_id = Some(id);
            }
            _ => {}
        }
    }
    if has_offset && query.before.is_some() {
        return Err(Problem::not_both("Use either offset or before_version, not both."));
    }
    Ok((query, version_id))
}

fn limit(text: &str) -> Result<u32, Problem> {
    let limit: u32 =
        text.parse().map_err(|_| Problem::invalid_as("invalid", "limit", "A valid integer is required."))?;
    match limit {
        0 => Err(Problem::invalid_as("min_value", "limit", "Ensure this value is greater than or equal to 1.")),
        1..=LARGEST => Ok(limit),
        _ => Err(Problem::invalid_as("max_value", "limit", "Ensure this value is less than or equal to 100.")),
    }
}
