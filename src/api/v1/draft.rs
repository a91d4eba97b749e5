//! `/prompts/{name}/draft`: what the key's maker has written and not published yet, as the browser's editor shows it.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    asked::{Body, Place, Program, Question},
    card::NamePath,
    content::{Message, Object as Map, SentContent},
    openapi::{CountedRefusals, ReadRefusals, WriteRefusals},
    problem::{Code, Problem},
    question::Nothing,
};
use crate::{
    domain::{
        projects::ProjectRef,
        prompts::{
            draft::{DraftContent as Kept, DraftText},
            name::PromptName,
            number::VersionNumber,
        },
    },
    usecases::{self, App},
};

/// A text that is not published yet.
#[derive(Serialize, ToSchema)]
pub struct Draft {
    /// The version that it will be published upon.
    base_version: i32,
    /// The old version that it brings back.
    restored_from: Option<i32>,
    content: DraftContent,
    settings: Option<Typed>,
    metadata: Option<Typed>,
    message: String,
    #[schema(format = DateTime)]
    saved_at: String,
}

/// As a content, with none of its rules.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum DraftContent {
    Text(DraftedText),
    Chat(DraftedChat),
}

#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DraftedText {
    text: String,
}

#[derive(Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DraftedChat {
    messages: Vec<Message>,
}

/// A JSON object; or what was typed, when that is none.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(untagged, expecting = "a JSON object or a text")]
enum Typed {
    Object(AnyObject),
    Text(String),
}

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = Object)]
struct AnyObject(Map);

impl Typed {
    fn of(typed: &str) -> Option<Self> {
        match serde_json::from_str(typed) {
            Ok(Value::Object(object)) => Some(Self::Object(AnyObject(object))),
            _ if typed.trim().is_empty() => None,
            _ => Some(Self::Text(typed.to_string())),
        }
    }

    fn text(self) -> String {
        match self {
            Self::Object(AnyObject(object)) => format!("{:#}", Value::Object(object)),
            Self::Text(text) => text,
        }
    }
}

/// The maker's draft
///
/// Each person has one of a prompt; those of others are not shown. Needs the scope prompt:write.
#[utoipa::path(
    get, path = "/api/v1/prompts/{name}/draft", operation_id = "read_draft", tag = "drafts",
    params(NamePath),
    responses((status = 200, description = "The draft", body = Draft), ReadRefusals, CountedRefusals),
)]
pub async fn read_draft(
    State(app): State<App>,
    Program(caller): Program,
    Place(name): Place<PromptName>,
    Question(Nothing {}): Question<Nothing>,
) -> Result<Response, Problem> {
    let page = usecases::prompts::read_editor(&app, &caller, &ProjectRef::Current, name.as_str(), None).await?;
    let nothing =
        || Problem::new(Code::NotFound, format!("There is no draft of {name}. Its latest version is the text."));
    let draft = page.draft.ok_or_else(nothing)?;
    let content = match draft.text.content {
        Kept::Text(text) => DraftContent::Text(DraftedText { text }),
        Kept::Chat(messages) => {
            DraftContent::Chat(DraftedChat { messages: messages.iter().map(Message::of).collect() })
        }
    };
    let answer = Draft {
        base_version: draft.base.get(),
        restored_from: draft.restored_from.map(Into::into),
        content,
        settings: Typed::of(&draft.text.settings),
        metadata: Typed::of(&draft.text.metadata),
        message: draft.text.message,
        saved_at: draft.saved_at.rfc3339(),
    };
    Ok(Json(answer).into_response())
}

/// It may break every rule of publishing, because a draft loses nothing. At most 4 MB.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"base_version": 1, "content": {"text": "You answer customers"}}))]
pub struct NewDraft {
    /// The version that it will be published upon.
    #[schema(value_type = i32, minimum = 1)]
    base_version: VersionNumber,
    /// The old version that it brings back.
    #[schema(value_type = Option<i32>, minimum = 1)]
    restored_from: Option<VersionNumber>,
    #[schema(value_type = DraftContent)]
    content: SentContent,
    settings: Option<Typed>,
    metadata: Option<Typed>,
    message: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct SavedDraft {
    #[schema(format = DateTime)]
    saved_at: String,
}

/// Save the maker's draft
///
/// It takes the place of the one before.
#[utoipa::path(
    put, path = "/api/v1/prompts/{name}/draft", operation_id = "save_draft", tag = "drafts",
    params(NamePath), request_body = NewDraft,
    responses((status = 200, description = "It is saved", body = SavedDraft), ReadRefusals, WriteRefusals),
)]
pub async fn save_draft(
    State(app): State<App>,
    Program(caller): Program,
    Place(name): Place<PromptName>,
    Question(Nothing {}): Question<Nothing>,
    Body(sent): Body<NewDraft>,
) -> Result<Response, Problem> {
    let content = match sent.content {
        SentContent::Text(text) => Kept::Text(text),
        SentContent::Messages(messages) => Kept::Chat(messages.into_iter().map(Message::read).collect()),
    };
    let text = DraftText {
        content,
        settings: sent.settings.map(Typed::text).unwrap_or_default(),
        metadata: sent.metadata.map(Typed::text).unwrap_or_default(),
        message: sent.message.unwrap_or_default(),
    };
    let (current, name) = (ProjectRef::Current, name.as_str());
    let (base, restored_from) = (sent.base_version, sent.restored_from);
    let at = usecases::prompts::save_draft(&app, &caller, &current, name, base, restored_from, text).await?;
    Ok(Json(SavedDraft { saved_at: at.rfc3339() }).into_response())
}

/// Throw the maker's draft away
#[utoipa::path(
    delete, path = "/api/v1/prompts/{name}/draft", operation_id = "discard_draft", tag = "drafts",
    params(NamePath),
    responses((status = 204, description = "There is no draft any more"), ReadRefusals, WriteRefusals),
)]
pub async fn discard_draft(
    State(app): State<App>,
    Program(caller): Program,
    Place(name): Place<PromptName>,
    Question(Nothing {}): Question<Nothing>,
) -> Result<StatusCode, Problem> {
    usecases::prompts::discard_draft(&app, &caller, &ProjectRef::Current, name.as_str()).await?;
    Ok(StatusCode::NO_CONTENT)
}
