//! `PUT` and `DELETE …/llm_prompts/name/{name}/labels/{label}/`: a tag is created, moved and removed.

use axum::{
    Json,
    extract::{Path, Request, State, rejection::PathRejection},
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::{archive_prompt::unknown, asked, body::Body, problem::Problem, question::tag, real_name};
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{number::VersionNumber, tag::TagName},
        refusal::{Field, Refusal},
    },
    usecases::{
        self, App,
        prompts::{TagChange, TagTarget},
    },
};

#[derive(Serialize)]
struct LabelRow<'a> {
    id: String,
    name: &'a TagName,
    prompt_name: &'a str,
    version: VersionNumber,
    created_at: String,
    updated_at: String,
}

/// What both ask for.
struct Asked {
    caller: Caller,
    project: ProjectRef,
    name: String,
    label: TagName,
}

type Parts = Result<Path<(String, String, String)>, PathRejection>;

async fn read(app: &App, path: Parts, headers: &HeaderMap, uri: &Uri) -> Result<Asked, Problem> {
    let parts = path.map_or((None, String::new(), String::new()), |Path((who, name, label))| (Some(who), name, label));
    let (who, name, label) = parts;
    let (caller, project) = asked(app, who, headers, uri).await?;
    let label = tag(&label)?;
    let name = real_name(app, &caller, &project, Right::MoveTags, name).await?;
    Ok(Asked { caller, project, name, label })
}

pub async fn set_tag(State(app): State<App>, path: Parts, request: Request) -> Result<Response, Problem> {
    let Asked { caller, project, name, label } = read(&app, path, request.headers(), request.uri()).await?;
    let version = Body::of(request).await?.version("version")?;
    let target = TagTarget::to(label.as_str(), version.get());
    let set = usecases::prompts::set_tag(&app, &caller, &project, &name, target).await;
    let set = set.map_err(|refusal| match refusal {
        Refusal::Invalid { field: Field::Version, .. } => {
            Problem::not_found(format!("Prompt '{name}' has no version {version}. {}", refusal.sentence()))
        }
        refusal => unknown(refusal, &name),
    })?;
    let row = LabelRow {
        id: set.tag.id.to_string(),
        name: &label,
        prompt_name: &name,
        version,
        created_at: set.tag.created_at.rfc3339(),
        updated_at: set.tag.moved_at.rfc3339(),
    };
    let status = match set.change {
        TagChange::Created => StatusCode::CREATED,
        TagChange::Moved | TagChange::Stayed => StatusCode::OK,
    };
    Ok((status, Json(row)).into_response())
}

pub async fn remove_tag(State(app): State<App>, path: Parts, request: Request) -> Result<Response, Problem> {
    let Asked { caller, project, name, label } = read(&app, path, request.headers(), request.uri()).await?;
    usecases::prompts::remove_tag(&app, &caller, &project, &name, label.as_str(), None).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
