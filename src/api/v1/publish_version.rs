//! `POST /prompts/{name}/versions`: the next version.

use axum::{extract::State, http::StatusCode, response::Response};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    asked::{Place, Program, Question, maybe_objects},
    card::NamePath,
    content::{Content, Format, Given, Object as Json},
    create_prompt::new_tags,
    once::{self, Made, OnceHeader, Sent},
    openapi::{ReadRefusals, WriteRefusals},
    problem::Problem,
    question::Nothing,
    version::{DryRun, Version},
    words,
};
use crate::{
    domain::{
        access::{Caller, Right},
        projects::ProjectRef,
        prompts::{
            content,
            message::CommitMessage,
            name::PromptName,
            number::VersionNumber,
            publish::{Base, WhenUnchanged},
            text_edit::{self, TextEdit, TextEditError},
            version::{PromptVersion, Snapshot},
        },
        refusal::{Field, Refusal},
    },
    usecases::{self, App, prompts::Publish},
};

/// The next version. What is left out is carried on from the version before.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "content": {"text": "You answer customers of {{company}} in two sentences."},
    "message": "Shorter answers", "base_version": 1,
}))]
pub struct NewVersion {
    content: Option<Content>,
    /// Changes of a text by its passages, instead of content.
    #[schema(min_items = 1, max_items = 500)]
    #[serde(default, deserialize_with = "maybe_objects")]
    edits: Option<Vec<Edit>>,
    /// An old version whose content, format, settings and metadata are published again, instead of all these.
    #[schema(value_type = Option<i32>, minimum = 1)]
    restore_version: Option<VersionNumber>,
    #[schema(inline)]
    format: Option<Format>,
    /// `null` takes them away.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    settings: Given<Json>,
    /// `null` takes it away.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    metadata: Given<Json>,
    /// Why this version is made.
    #[schema(value_type = Option<words::Remark>)]
    message: Option<String>,
    /// The version that this one is made upon: when it is no longer the latest, nothing is published, and the conflict says
    /// who published what. Left out, it is made upon whatever is the latest.
    #[schema(value_type = Option<i32>, minimum = 1)]
    base_version: Option<VersionNumber>,
    /// Tags that point at the new version from its first moment on. Needs the scope tag:write too.
    #[serde(default)]
    #[schema(value_type = Vec<words::TagName>, max_items = 100)]
    tags: Vec<String>,
    /// Answers what would be made, and writes nothing.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// A passage that stands in the text exactly once.
    #[schema(min_length = 1)]
    old: String,
    /// What shall stand in its place.
    new: String,
}

/// What becomes of the text.
enum Change {
    CarriedOn,
    Content(content::Content),
    Edits(Vec<TextEdit>),
}

/// Publish the next version
///
/// When nothing differs from the latest version none is made: 409 with the code `unchanged`.
#[utoipa::path(
    post, path = "/api/v1/prompts/{name}/versions", operation_id = "publish_version", tag = "versions",
    params(NamePath, OnceHeader), request_body = NewVersion,
    responses(
        (status = 200, description = "What a dry run would have made", body = DryRun),
        (status = 201, description = "The new version", body = Version,
         headers(("Location" = String, description = "Where the version can be read"),
                 ("Idempotency-Replayed" = Option<bool>, description = "true when this was answered before"))),
        ReadRefusals, WriteRefusals,
    ),
)]
pub async fn publish_version(
    State(app): State<App>,
    Program(caller): Program,
    Place(name): Place<PromptName>,
    Question(Nothing {}): Question<Nothing>,
    Sent(new, once): Sent<NewVersion>,
) -> Result<Response, Problem> {
    let theirs = app.clone();
    let run = async move |caller: Caller| publish(&theirs, &caller, &name, new).await;
    once::answer(&app, caller, Right::WritePrompts, once, run).await
}

async fn publish(app: &App, caller: &Caller, name: &PromptName, new: NewVersion) -> Result<Made, Problem> {
    let dry_run = new.dry_run;
    let publish = Publish {
        base: new.base_version.map_or(Base::Latest, Base::Exactly),
        message: CommitMessage::parse(new.message.as_deref().unwrap_or_default())?,
        when_unchanged: WhenUnchanged::Refuse,
        tags: new_tags(&new.tags)?,
        dry_run,
    };
    let (current, name) = (ProjectRef::Current, name.as_str());
    // The use case speaks of refusals only; which edit it was that could not be made is kept here.
    let mut edit = None;
    let made = match new.restore_version {
        Some(number) => {
            nothing_beside(&new)?;
            usecases::prompts::restore_version(app, caller, &current, name, number, publish).await
        }
        None => {
            let change = change(new.content, new.edits)?;
            let (settings, metadata) = (new.settings.judged(Field::Settings)?, new.metadata.judged(Field::Metadata)?);
            let format = new.format;
            let make = |held: &PromptVersion| {
                let before = held.snapshot();
                Ok(Snapshot {
                    content: upon(before.content, change, &mut edit)?,
                    format: format.map_or(before.format, Into::into),
                    settings: settings.unwrap_or(before.settings),
                    metadata: metadata.unwrap_or(before.metadata),
                })
            };
            usecases::prompts::publish_version(app, caller, &current, name, publish, make).await
        }
    };
    let made = made.map_err(|refusal| match edit.as_ref().and_then(TextEditError::index) {
        Some(index) => Problem::invalid(format!("edits[{index}]"), refusal.sentence()),
        None => refusal.into(),
    })?;
    if dry_run {
        return Ok(Made::json(StatusCode::OK, &DryRun::of(&made)));
    }
    let location = format!("/api/v1/prompts/{}/versions/{}", made.name, made.version.number);
    Ok(Made::json(StatusCode::CREATED, &Version::of(&made)).at(location))
}

fn change(content: Option<Content>, edits: Option<Vec<Edit>>) -> Result<Change, Problem> {
    match (content, edits) {
        (Some(_), Some(_)) => Err(Problem::invalid("edits", "Send either content or edits, not both.")),
        (Some(content), None) => Ok(Change::Content(content.judged()?)),
        (None, Some(edits)) => {
            Ok(Change::Edits(edits.into_iter().map(|Edit { old, new }| TextEdit { old, new }).collect()))
        }
        (None, None) => Ok(Change::CarriedOn),
    }
}

fn upon(held: content::Content, change: Change, edit: &mut Option<TextEditError>) -> Result<content::Content, Refusal> {
    match (change, held) {
        (Change::CarriedOn, held) => Ok(held),
        (Change::Content(content), _) => Ok(content),
        (Change::Edits(edits), content::Content::Text(text)) => {
            let edited = text_edit::apply(&text, &edits).map_err(|error| {
                *edit = Some(error.clone());
                Refusal::from(error)
            })?;
            content::Content::text(&edited)
        }
        (Change::Edits(_), content::Content::Chat(_)) => {
            let says = "this prompt is a chat, and edits change a text; send content with all its messages";
            Err(Refusal::invalid(Field::Edits, says))
        }
    }
}

/// An old version comes back as it was.
fn nothing_beside(new: &NewVersion) -> Result<(), Problem> {
    let alone = new.content.is_none()
        && new.edits.is_none()
        && new.format.is_none()
        && new.settings.is_left_out()
        && new.metadata.is_left_out();
    match alone {
        true => Ok(()),
        false => Err(Problem::invalid(
            "restore_version",
            "An old version comes back as it was: leave out content, edits, format, settings and metadata.",
        )),
    }
}
