//! `GET /prompts/{name}/compare`: what differs between two versions, line by line and word by word.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::{
    asked::{Place, Program, Question},
    card::NamePath,
    openapi::ReadRefusals,
    problem::{Code, Problem},
    question,
};
use crate::{
    domain::{
        projects::ProjectRef,
        prompts::{
            diff::{self, Area, Fallback, FieldChange, LineSide, Options, PieceKind, Row, Side, SummaryPart},
            name::PromptName,
            object::JsonObject,
            page::ComparePage,
            selector::Selector,
            tag::TagNameError,
            version::PromptVersion,
        },
        refusal::Refusal,
    },
    usecases::{self, App},
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Pair {
    /// A version's number, `latest`, or a tag.
    #[param(min_length = 1, max_length = 128, pattern = r"^(?!.*\.\.)[a-z0-9]([a-z0-9._-]*[a-z0-9])?$", example = "1")]
    from: String,
    /// A version's number, `latest`, or a tag.
    #[param(
        min_length = 1,
        max_length = 128,
        pattern = r"^(?!.*\.\.)[a-z0-9]([a-z0-9._-]*[a-z0-9])?$",
        example = "latest"
    )]
    to: String,
    /// Unchanged lines shown around each change; 3 by default.
    #[param(value_type = Option<u32>, minimum = 0, maximum = 1000)]
    context: Option<String>,
}

/// What differs between two versions.
#[derive(Serialize, ToSchema)]
pub struct Comparison {
    prompt: String,
    from_version: i32,
    to_version: i32,
    /// One sentence without a full stop.
    #[schema(example = "1 sentence rewritten and temperature 0.2 → 0.7")]
    summary: String,
    changes: usize,
    words_added: usize,
    words_removed: usize,
    /// Of a chat, with a heading for each message's role.
    lines: Vec<Line>,
    /// Settings, metadata, template format and variables.
    fields: Vec<Field>,
    /// `lines` when some changed lines are shown without their words, `block` when some stretches are shown whole: they are
    /// too large to be compared further.
    fallback: Option<Detail>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Detail {
    Lines,
    Block,
}

/// Numbers of lines count from 1.
#[derive(Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Line {
    Unchanged {
        from_line: usize,
        to_line: usize,
        text: String,
    },
    /// Added when `from` is null, removed when `to` is null.
    Changed {
        from: Option<ChangedSide>,
        to: Option<ChangedSide>,
        /// Only spaces differ.
        spacing: bool,
    },
    /// Unchanged lines that are left out.
    Skipped {
        from_line: usize,
        to_line: usize,
        lines: usize,
    },
    /// A stretch too large to be compared line by line.
    Block {
        from: Option<BlockSide>,
        to: Option<BlockSide>,
    },
}

#[derive(Serialize, ToSchema)]
struct ChangedSide {
    line: usize,
    /// Put together, they are the line.
    words: Vec<Words>,
}

#[derive(Serialize, ToSchema)]
struct Words {
    kind: WordsKind,
    text: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum WordsKind {
    Same,
    Removed,
    Added,
}

#[derive(Serialize, ToSchema)]
struct BlockSide {
    line: usize,
    lines: usize,
    text: String,
}

#[derive(Serialize, ToSchema)]
struct Field {
    area: FieldArea,
    /// `model`, `parameters.temperature`, `tools[0].name`; empty for the whole area.
    path: String,
    /// Strings as they are, all else as compact JSON; `null` when it was added.
    from: Option<String>,
    /// The same; `null` when it was removed.
    to: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum FieldArea {
    Settings,
    Metadata,
    Variables,
}

/// What differs between two versions
#[utoipa::path(
    get, path = "/api/v1/prompts/{name}/compare", operation_id = "compare_versions", tag = "versions",
    params(NamePath, Pair),
    responses((status = 200, description = "The differences", body = Comparison), ReadRefusals),
)]
pub async fn compare_versions(
    State(app): State<App>,
    Program(caller): Program,
    Place(name): Place<PromptName>,
    Question(pair): Question<Pair>,
) -> Result<Response, Problem> {
    for (parameter, text) in [("from", &pair.from), ("to", &pair.to)] {
        match Selector::parse(text) {
            Ok(_) => {}
            Err(TagNameError::Number) => {
                return Err(Refusal::not_found(format!("version {text} of {name}")).into());
            }
            Err(_) => {
                let says = format!("{parameter} is a version's number, latest or a tag, not {text:?}.");
                return Err(Problem::parameter(parameter, says));
            }
        }
    }
    let context = pair.context.as_deref().map(|text| question::number("context", text, 0, 1000)).transpose()?;
    let context = context.map_or(3, |context| context.unsigned_abs() as usize);
    let (current, name) = (ProjectRef::Current, name.as_str());
    let page = usecases::prompts::compare_versions(&app, &caller, &current, name, &pair.from, &pair.to).await?;
    // Large texts take a moment, and other requests go on meanwhile.
    let compared = tokio::task::spawn_blocking(move || compare(&page, context)).await;
    match compared {
        Ok(comparison) => Ok(Json(comparison).into_response()),
        Err(_) => Err(Problem::new(Code::Internal, "The comparison broke off; it is logged under the x-request-id.")),
    }
}

fn compare(page: &ComparePage, context: usize) -> Comparison {
    let ComparePage { head, base, compared, .. } = page;
    let (old, new) = (parts(base), parts(compared));
    let from = Side { text: &old.0, settings: old.1.as_ref(), metadata: old.2.as_ref(), format: base.format };
    let to = Side { text: &new.0, settings: new.1.as_ref(), metadata: new.2.as_ref(), format: compared.format };
    let found = diff::compare(from, to, Options { ignore_whitespace: false, context });
    Comparison {
        prompt: head.name.to_string(),
        from_version: base.number.get(),
        to_version: compared.number.get(),
        summary: found.summary.into_iter().map(said).collect(),
        changes: found.counts.changes,
        words_added: found.counts.words_added,
        words_removed: found.counts.words_removed,
        lines: found.rows.into_iter().map(Line::of).collect(),
        fields: found.fields.into_iter().map(Field::of).collect(),
        fallback: found.fallback.map(|fallback| match fallback {
            Fallback::Lines => Detail::Lines,
            Fallback::Block => Detail::Block,
        }),
    }
}

fn parts(version: &PromptVersion) -> (String, Option<Value>, Option<Value>) {
    let value = |object: &Option<JsonObject>| object.as_ref().map(JsonObject::to_value);
    (version.content.plain(), value(&version.settings), value(&version.metadata))
}

fn said(part: SummaryPart) -> String {
    match part {
        SummaryPart::Words(text) | SummaryPart::Variable(text) => text,
    }
}

impl Line {
    fn of(row: Row) -> Self {
        match row {
            Row::Same(line) => Self::Unchanged { from_line: line.base_no, to_line: line.head_no, text: line.text },
            Row::Changed(line) => Self::Changed {
                from: line.base.map(ChangedSide::of),
                to: line.head.map(ChangedSide::of),
                spacing: line.spacing,
            },
            Row::Fold(fold) => {
                Self::Skipped { from_line: fold.base_first, to_line: fold.head_first, lines: fold.lines }
            }
            Row::Block(block) => {
                let side =
                    |side: diff::BlockSide| BlockSide { line: side.first_no, lines: side.lines, text: side.text };
                Self::Block { from: block.base.map(side), to: block.head.map(side) }
            }
            // Only where spaces are ignored, which this door does not ask for.
            Row::Blank(line) => {
                let side = |line| ChangedSide { line, words: Vec::new() };
                Self::Changed { from: line.base_no.map(side), to: line.head_no.map(side), spacing: true }
            }
        }
    }
}

impl ChangedSide {
    fn of(side: LineSide) -> Self {
        let words = side.pieces.into_iter().map(|piece| Words {
            kind: match piece.kind {
                PieceKind::Same => WordsKind::Same,
                PieceKind::Removed => WordsKind::Removed,
                PieceKind::Added => WordsKind::Added,
            },
            text: piece.text,
        });
        Self { line: side.no, words: words.collect() }
    }
}

impl Field {
    fn of(change: FieldChange) -> Self {
        let area = match change.area {
            Area::Settings => FieldArea::Settings,
            Area::Metadata => FieldArea::Metadata,
            Area::Variables => FieldArea::Variables,
        };
        Self { area, path: change.path, from: change.base, to: change.head }
    }
}
