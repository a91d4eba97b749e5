//! `/keys`: the keys of the project.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    asked::{Place, Program, Question},
    once::Secret,
    openapi::{CountedRefusals, ReadRefusals, WriteRefusals},
    page::All,
    problem::Problem,
    question::Nothing,
    words,
};
use crate::{
    domain::{access::Scope, ids::ApiKeyId, people::account::KeyRow, projects::ProjectRef, timestamp::Timestamp},
    usecases::{self, App},
};

/// What a key may do, never above the role of its maker.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it only describes the domain's word")]
enum KeyScope {
    #[schema(rename = "prompt:read")]
    PromptRead,
    #[schema(rename = "prompt:write")]
    PromptWrite,
    #[schema(rename = "tag:write")]
    TagWrite,
    #[schema(rename = "admin")]
    Admin,
}

#[derive(Serialize, ToSchema)]
pub struct Key {
    id: i64,
    name: String,
    /// How it begins and ends: enough to tell one key from another.
    hint: String,
    #[schema(value_type = Vec<KeyScope>)]
    scopes: Vec<Scope>,
    maker: String,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    last_used_at: Option<String>,
    #[schema(format = DateTime)]
    revoked_at: Option<String>,
}

impl Key {
    fn of(row: KeyRow) -> Self {
        let KeyRow { id, name, hint, scopes, maker, created_at, last_used_at, revoked_at } = row;
        Self {
            id: id.0,
            name,
            hint,
            scopes,
            maker,
            created_at: created_at.rfc3339(),
            last_used_at: last_used_at.map(Timestamp::rfc3339),
            revoked_at: revoked_at.map(Timestamp::rfc3339),
        }
    }
}

/// The project's keys, revoked ones too
///
/// Needs the scope admin.
#[utoipa::path(
    get, path = "/api/v1/keys", operation_id = "list_keys", tag = "project",
    responses((status = 200, description = "All keys", body = All<Key>), CountedRefusals),
)]
pub async fn list_keys(
    State(app): State<App>,
    Program(caller): Program,
    Question(Nothing {}): Question<Nothing>,
) -> Result<Response, Problem> {
    let page = usecases::keys::list_keys(&app, &caller, &ProjectRef::Current).await?;
    Ok(Json(All { data: page.keys.into_iter().map(Key::of).collect() }).into_response())
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Website", "scopes": ["prompt:read"]}))]
pub struct NewKey {
    /// After the program that will use it.
    #[schema(value_type = words::Title)]
    name: String,
    #[schema(value_type = Vec<KeyScope>, min_items = 1)]
    scopes: Vec<Scope>,
}

#[derive(Serialize, ToSchema)]
pub struct MadeKey {
    id: i64,
    name: String,
    /// `phx_…`. It is shown once, and stored nowhere.
    key: String,
}

/// Make a key
///
/// The key's maker answers for the new one too. Needs the scope admin. Takes no Idempotency-Key, because the key is kept
/// nowhere.
#[utoipa::path(
    post, path = "/api/v1/keys", operation_id = "create_key", tag = "project", request_body = NewKey,
    responses((status = 201, description = "The key", body = MadeKey), WriteRefusals),
)]
pub async fn create_key(
    State(app): State<App>,
    Program(caller): Program,
    Question(Nothing {}): Question<Nothing>,
    Secret(sent): Secret<NewKey>,
) -> Result<Response, Problem> {
    let made = usecases::keys::create_key(&app, &caller, &ProjectRef::Current, &sent.name, &sent.scopes).await?;
    let made = MadeKey { id: made.id.0, name: made.name, key: made.secret.0 };
    Ok((StatusCode::CREATED, Json(made)).into_response())
}

/// Revoke a key
///
/// It opens nothing from now on. Needs the scope admin.
#[utoipa::path(
    delete, path = "/api/v1/keys/{id}", operation_id = "revoke_key", tag = "project",
    params(("id" = i64, Path, description = "The key's id")),
    responses((status = 204, description = "It is revoked"), ReadRefusals, WriteRefusals),
)]
pub async fn revoke_key(
    State(app): State<App>,
    Program(caller): Program,
    Place(id): Place<i64>,
    Question(Nothing {}): Question<Nothing>,
) -> Result<StatusCode, Problem> {
    usecases::keys::revoke_key(&app, &caller, &ProjectRef::Current, ApiKeyId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
