//! `/prompts/{name}/tags`: where they point. `/prompts/{name}/tag-moves`: every move there was, at an address that no tag
//! can have.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    asked::{Body, Place, Program, Question},
    card::NamePath,
    list_versions::Turn,
    openapi::{ReadRefusals, WriteRefusals},
    page::{self, All, Page},
    problem::Problem,
    question::{self, Nothing},
    words,
};
use crate::{
    domain::{
        ids::TagMoveId,
        projects::ProjectRef,
        prompts::{
            name::PromptName,
            number::VersionNumber,
            tag::{TagDetail, TagMove as Move},
        },
    },
    usecases::{
        self, App,
        prompts::{TagChange, TagTarget},
    },
};

const LIST: &str = "moves";

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "it only describes the address")]
pub struct TagPath {
    /// Lower-case letters, digits, dots, hyphens and underscores; not digits only, not `latest`, no two dots in a row.
    #[param(
        min_length = 1,
        max_length = 128,
        pattern = r"^(?!latest$)(?![0-9]+$)(?!.*\.\.)[a-z0-9]([a-z0-9._-]*[a-z0-9])?$",
        example = "production"
    )]
    tag: String,
}

#[derive(Serialize, ToSchema)]
pub struct Tag {
    name: String,
    version: i32,
    /// What it is for.
    description: String,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    moved_at: String,
}

impl Tag {
    fn of(detail: TagDetail) -> Self {
        Self {
            name: detail.tag.name.to_string(),
            version: detail.tag.number.get(),
            description: detail.description,
            created_at: detail.created_at.rfc3339(),
            moved_at: detail.moved_at.rfc3339(),
        }
    }
}

/// A prompt's tags, by name
#[utoipa::path(
    get, path = "/api/v1/prompts/{name}/tags", operation_id = "list_tags", tag = "tags",
    params(NamePath),
    responses((status = 200, description = "All tags", body = All<Tag>), ReadRefusals),
)]
pub async fn list_tags(
    State(app): State<App>,
    Program(caller): Program,
    Place(name): Place<PromptName>,
    Question(Nothing {}): Question<Nothing>,
) -> Result<Response, Problem> {
    let tags = usecases::prompts::list_tags(&app, &caller, &ProjectRef::Current, name.as_str()).await?;
    Ok(Json(All { data: tags.into_iter().map(Tag::of).collect() }).into_response())
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"version": 1}))]
pub struct TagPlace {
    #[schema(value_type = i32, minimum = 1)]
    version: VersionNumber,
    /// What the tag is for; left out, it stays as it is.
    #[schema(value_type = Option<words::Remark>)]
    description: Option<String>,
    /// Moves the tag only when it still is where you saw it, 0 for nowhere. Left out, it is moved from wherever it is.
    #[schema(minimum = 0)]
    seen_version: Option<i32>,
}

/// Create a tag, or move it
#[utoipa::path(
    put, path = "/api/v1/prompts/{name}/tags/{tag}", operation_id = "set_tag", tag = "tags",
    params(NamePath, TagPath), request_body = TagPlace,
    responses(
        (status = 200, description = "It points there now, or did already", body = Tag),
        (status = 201, description = "It is new", body = Tag),
        ReadRefusals, WriteRefusals,
    ),
)]
pub async fn set_tag(
    State(app): State<App>,
    Program(caller): Program,
    Place((name, tag)): Place<(PromptName, String)>,
    Question(Nothing {}): Question<Nothing>,
    Body(sent): Body<TagPlace>,
) -> Result<Response, Problem> {
    if sent.seen_version.is_some_and(|seen| seen < 0) {
        return Err(Problem::invalid("seen_version", "seen_version is a version's number, or 0 for nowhere."));
    }
    let target = TagTarget::to(&tag, sent.version.get()).seen_at(sent.seen_version);
    let target = target.described(sent.description.as_deref());
    let set = usecases::prompts::set_tag(&app, &caller, &ProjectRef::Current, name.as_str(), target).await?;
    let status = match set.change {
        TagChange::Created => StatusCode::CREATED,
        TagChange::Moved | TagChange::Stayed => StatusCode::OK,
    };
    Ok((status, Json(Tag::of(set.tag))).into_response())
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Seen {
    /// Removes the tag only when it still is on this version.
    #[param(value_type = Option<i32>, minimum = 1)]
    seen_version: Option<String>,
}

/// Take a tag away
///
/// The history of its moves stays.
#[utoipa::path(
    delete, path = "/api/v1/prompts/{name}/tags/{tag}", operation_id = "remove_tag", tag = "tags",
    params(NamePath, TagPath, Seen),
    responses((status = 204, description = "It is gone"), ReadRefusals, WriteRefusals),
)]
pub async fn remove_tag(
    State(app): State<App>,
    Program(caller): Program,
    Place((name, tag)): Place<(PromptName, String)>,
    Question(seen): Question<Seen>,
) -> Result<StatusCode, Problem> {
    let seen = seen.seen_version.as_deref().map(|text| question::number("seen_version", text, 1, i32::MAX));
    let seen = seen.transpose()?;
    usecases::prompts::remove_tag(&app, &caller, &ProjectRef::Current, name.as_str(), &tag, seen).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, ToSchema)]
pub struct TagMove {
    tag: String,
    /// `null` when it was created.
    from_version: Option<i32>,
    /// `null` when it was removed.
    to_version: Option<i32>,
    #[schema(format = DateTime)]
    moved_at: String,
    moved_by: String,
    /// The key's name, when a program moved it.
    key: Option<String>,
}

impl TagMove {
    fn of(moved: Move) -> Self {
        Self {
            tag: moved.name.to_string(),
            from_version: moved.from.map(Into::into),
            to_version: moved.to.map(Into::into),
            moved_at: moved.at.rfc3339(),
            moved_by: moved.person,
            key: moved.key,
        }
    }
}

/// Every move of a prompt's tags, newest first
#[utoipa::path(
    get, path = "/api/v1/prompts/{name}/tag-moves", operation_id = "list_tag_moves", tag = "tags",
    params(NamePath, Turn),
    responses((status = 200, description = "A page of moves", body = Page<TagMove>), ReadRefusals),
)]
pub async fn list_moves(
    State(app): State<App>,
    Program(caller): Program,
    Place(name): Place<PromptName>,
    Question(turn): Question<Turn>,
) -> Result<Response, Problem> {
    let limit = question::limit(turn.limit.as_deref())?;
    let before = page::place(LIST, turn.cursor.as_deref())?.map(TagMoveId);
    let (current, name) = (ProjectRef::Current, name.as_str());
    let moves = usecases::prompts::list_tag_moves(&app, &caller, &current, name, before, limit + 1).await?;
    Ok(Json(Page::of(LIST, moves, limit, |(place, _)| place.0, |(_, one)| TagMove::of(one))).into_response())
}
