//! `/people` and `/invitations`: who is in the project, and who may come.

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
    once::Secret,
    openapi::{ListRefusals, ReadRefusals, WriteRefusals},
    problem::Problem,
    question::{self, Nothing},
};
use crate::{
    domain::{
        access::Role,
        ids::{InvitationId, PersonId},
        people::{
            account::{InvitationRow, MemberRow},
            keys_of::KeysOf,
        },
        projects::ProjectRef,
        refusal::{Field, Refusal},
    },
    usecases::{self, App},
};

/// What somebody may do. Each may all that the one before may.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "it only describes the domain's word")]
pub enum PersonRole {
    Viewer,
    Editor,
    Admin,
}

#[derive(Serialize, ToSchema)]
pub struct People {
    data: Vec<Person>,
    /// Those that nobody has accepted yet; empty without the scope admin.
    invitations: Vec<Invitation>,
}

#[derive(Serialize, ToSchema)]
pub struct Person {
    id: i64,
    name: String,
    /// `null` without the scope admin.
    email: Option<String>,
    #[schema(value_type = PersonRole)]
    role: Role,
    /// Of the server.
    owner: bool,
    #[schema(format = DateTime)]
    joined_at: String,
    /// The names of the keys that they made and that still work; empty without the scope admin.
    keys: Vec<String>,
}

#[derive(Serialize, ToSchema)]
pub struct Invitation {
    id: i64,
    email: String,
    #[schema(value_type = PersonRole)]
    role: Role,
    made_by: String,
    #[schema(format = DateTime)]
    expires_at: String,
}

impl Person {
    fn of(row: MemberRow) -> Self {
        let MemberRow { id, name, email, role, owner, joined_at, keys } = row;
        Self { id: id.0, name, email, role, owner, joined_at: joined_at.rfc3339(), keys }
    }
}

impl Invitation {
    fn of(row: InvitationRow) -> Self {
        let InvitationRow { id, email, role, made_by, expires_at } = row;
        Self { id: id.0, email, role, made_by, expires_at: expires_at.rfc3339() }
    }
}

/// The project's people, and the open invitations
#[utoipa::path(
    get, path = "/api/v1/people", operation_id = "list_people", tag = "project",
    responses((status = 200, description = "Everybody", body = People), ListRefusals),
)]
pub async fn list_people(
    State(app): State<App>,
    Program(caller): Program,
    Question(Nothing {}): Question<Nothing>,
) -> Result<Response, Problem> {
    let page = usecases::people::list_people(&app, &caller, &ProjectRef::Current).await?;
    let data = page.members.into_iter().map(Person::of).collect();
    let invitations = page.invitations.into_iter().map(Invitation::of).collect();
    Ok(Json(People { data, invitations }).into_response())
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "jonas@example.com", "role": "editor"}))]
pub struct NewInvitation {
    #[schema(format = "email", max_length = 254)]
    email: String,
    #[schema(value_type = PersonRole)]
    role: Role,
}

#[derive(Serialize, ToSchema)]
pub struct InvitationLink {
    email: String,
    /// Behind the server's public address. It is shown once; pass it on.
    #[schema(example = "/join?code=…")]
    path: String,
    #[schema(format = DateTime)]
    expires_at: String,
}

/// Invite somebody
///
/// Answers the link, once. A second invitation for one address takes the place of the first. Needs the scope admin. Takes
/// no Idempotency-Key, because the link is kept nowhere.
#[utoipa::path(
    post, path = "/api/v1/invitations", operation_id = "invite_person", tag = "project", request_body = NewInvitation,
    responses((status = 201, description = "The link", body = InvitationLink), WriteRefusals),
)]
pub async fn invite_person(
    State(app): State<App>,
    Program(caller): Program,
    Question(Nothing {}): Question<Nothing>,
    Secret(sent): Secret<NewInvitation>,
) -> Result<Response, Problem> {
    let current = ProjectRef::Current;
    let link = usecases::people::invite_person(&app, &caller, &current, &sent.email, sent.role).await?;
    let path = format!("/join?code={}", link.secret.0);
    let made = InvitationLink { email: link.whom, path, expires_at: link.expires_at.rfc3339() };
    Ok((StatusCode::CREATED, Json(made)).into_response())
}

/// Withdraw an invitation
///
/// Its link opens nothing from now on. Needs the scope admin.
#[utoipa::path(
    delete, path = "/api/v1/invitations/{id}", operation_id = "revoke_invitation", tag = "project",
    params(("id" = i64, Path, description = "The invitation's id")),
    responses((status = 204, description = "It is withdrawn"), ReadRefusals, WriteRefusals),
)]
pub async fn revoke_invitation(
    State(app): State<App>,
    Program(caller): Program,
    Place(id): Place<i64>,
    Question(Nothing {}): Question<Nothing>,
) -> Result<StatusCode, Problem> {
    usecases::people::revoke_invitation(&app, &caller, &ProjectRef::Current, InvitationId(id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What becomes of the keys that somebody made.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum KeysChoice {
    /// They go on and do no more than the new role allows. Not for somebody who leaves.
    Keep,
    /// They stop working at once.
    Revoke,
    /// The person in `hand_over_to` answers for them.
    HandOver,
}

/// What the use case says of keys is about the field `keys` here.
fn about_keys(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::Invalid { field: Field::KeyName, .. } => Problem::invalid("keys", refusal.sentence()),
        refusal => refusal.into(),
    }
}

fn keys_of(choice: Option<KeysChoice>, heir: Option<i64>) -> Result<Option<KeysOf>, Problem> {
    match (choice, heir) {
        (None, None) => Ok(None),
        (Some(KeysChoice::Keep), None) => Ok(Some(KeysOf::Keep)),
        (Some(KeysChoice::Revoke), None) => Ok(Some(KeysOf::Revoke)),
        (Some(KeysChoice::HandOver), Some(heir)) => Ok(Some(KeysOf::HandOverTo(PersonId(heir)))),
        (Some(KeysChoice::HandOver), None) | (None | Some(KeysChoice::Keep | KeysChoice::Revoke), Some(_)) => {
            Err(Problem::invalid(
                "hand_over_to",
                "hand_over_to names the person who takes over; it goes with keys=hand_over.",
            ))
        }
    }
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"role": "editor"}))]
pub struct NewRole {
    #[schema(value_type = PersonRole)]
    role: Role,
    /// Needed when the role is a lower one and the person made keys that still work.
    #[schema(inline)]
    keys: Option<KeysChoice>,
    /// The id of the person who answers for the keys from now on.
    hand_over_to: Option<i64>,
}

/// Give somebody another role
///
/// Needs the scope admin.
#[utoipa::path(
    patch, path = "/api/v1/people/{id}", operation_id = "change_role", tag = "project",
    params(("id" = i64, Path, description = "The person's id")), request_body = NewRole,
    responses((status = 204, description = "They have that role"), ReadRefusals, WriteRefusals),
)]
pub async fn change_role(
    State(app): State<App>,
    Program(caller): Program,
    Place(id): Place<i64>,
    Question(Nothing {}): Question<Nothing>,
    Body(sent): Body<NewRole>,
) -> Result<StatusCode, Problem> {
    let keys = keys_of(sent.keys, sent.hand_over_to)?;
    let changed =
        usecases::people::change_role(&app, &caller, &ProjectRef::Current, PersonId(id), sent.role, keys).await;
    changed.map_err(about_keys)?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Leaving {
    /// Needed when the person made keys that still work: `revoke` or `hand_over`.
    #[param(value_type = Option<LeavingKeys>, inline)]
    keys: Option<String>,
    /// The id of the person who answers for the keys from now on.
    #[param(value_type = Option<i32>, minimum = 1)]
    hand_over_to: Option<String>,
}

#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "it only describes a parameter")]
enum LeavingKeys {
    Revoke,
    HandOver,
}

/// Take somebody out of the project
///
/// What they wrote stays theirs by name. Needs the scope admin.
#[utoipa::path(
    delete, path = "/api/v1/people/{id}", operation_id = "remove_person", tag = "project",
    params(("id" = i64, Path, description = "The person's id"), Leaving),
    responses((status = 204, description = "They are gone"), ReadRefusals, WriteRefusals),
)]
pub async fn remove_person(
    State(app): State<App>,
    Program(caller): Program,
    Place(id): Place<i64>,
    Question(leaving): Question<Leaving>,
) -> Result<StatusCode, Problem> {
    let choice = match leaving.keys.as_deref() {
        None => None,
        Some("revoke") => Some(KeysChoice::Revoke),
        Some("hand_over") => Some(KeysChoice::HandOver),
        Some(_) => return Err(Problem::parameter("keys", "keys is revoke or hand_over.")),
    };
    let heir = leaving.hand_over_to.as_deref().map(|text| question::number("hand_over_to", text, 1, i32::MAX));
    let keys = keys_of(choice, heir.transpose()?.map(i64::from))?;
    let removed = usecases::people::remove_person(&app, &caller, &ProjectRef::Current, PersonId(id), keys).await;
    removed.map_err(about_keys)?;
    Ok(StatusCode::NO_CONTENT)
}
