//! Every use case of prompts, asked about a prompt that has at least one version and the tag `production`. What it
//! answers stands in a row; `tests/usecases/rows.rs` looks that none is missing.

use cuebook::{
    domain::{
        access::{Caller, Right},
        activity::{ActivityQuery, Verb},
        projects::ProjectRef,
        prompts::{
            content::Content,
            delivery::{CardsQuery, DeliveriesQuery, HistoryQuery, Locator},
            library::LibraryQuery,
            message::CommitMessage,
            publish::{Base, WhenUnchanged},
            selector::Selector,
            variable::TemplateFormat,
            version::Snapshot,
        },
    },
    usecases::{
        App, activity,
        prompts::{self, Details, DetailsChange, DraftedPrompt, NewPrompt, NewTag, Publish, TagTarget},
    },
};
use uuid::Uuid;

use crate::{
    rows,
    support::{Row, number, text},
};

pub const HISTORY: HistoryQuery = HistoryQuery { before: None, offset: 0, limit: 10 };

pub fn cards() -> CardsQuery {
    CardsQuery { limit: 10, ..CardsQuery::default() }
}

pub fn deliveries() -> DeliveriesQuery {
    DeliveriesQuery { limit: 10, ..DeliveriesQuery::default() }
}

pub fn done_to(prompt: Option<&str>) -> ActivityQuery {
    ActivityQuery { prompt: prompt.map(Into::into), verbs: Verb::ALL.to_vec(), before: None, limit: 10 }
}

pub fn snapshot(words: &str) -> Snapshot {
    let content = Content::Text(words.into());
    Snapshot { content, format: TemplateFormat::default(), settings: None, metadata: None }
}

pub fn publish(base: Base, tags: Vec<NewTag>) -> Publish {
    let message = CommitMessage::parse("").expect("a message");
    Publish { base, message, when_unchanged: WhenUnchanged::Publish, tags, dry_run: false }
}

pub fn new(name: &str, tags: Vec<NewTag>) -> NewPrompt {
    NewPrompt {
        name: name.into(),
        description: String::new(),
        topics: Vec::new(),
        metadata: None,
        snapshot: snapshot("words"),
        message: CommitMessage::parse("").expect("a message"),
        tags,
    }
}

fn drafted(name: &str) -> DraftedPrompt {
    let (description, topics) = (String::new(), String::new());
    DraftedPrompt { name: name.into(), description, topics, text: text("words") }
}

/// Reads of the whole project, and of one prompt that answer nothing when it is not there.
pub async fn finds(app: &App, caller: &Caller, project: &ProjectRef, name: &str) -> Vec<Row> {
    let library = LibraryQuery::default();
    let read = Right::ReadPrompts;
    rows![
        prompts::list_prompts(app, caller, project, &library),
        prompts::list_facets(app, caller, project),
        prompts::list_cards(app, caller, project, &cards()),
        prompts::list_deliveries(app, caller, project, &deliveries()),
        prompts::list_version_deliveries(app, caller, project, name, &HISTORY),
        prompts::resolve_prompt(app, caller, project, name, Selector::Latest),
        prompts::resolve_as_written(app, caller, project, name, Selector::Latest),
        prompts::locate_prompt(app, caller, project, read, Locator::Name(name)),
        prompts::find_name(app, caller, project, read, name, None),
        activity::list_prompt_activity(app, caller, project, &done_to(Some(name))),
    ]
}

/// Reads of one prompt that refuse when it is not there.
pub async fn reads(app: &App, caller: &Caller, project: &ProjectRef, name: &str) -> Vec<Row> {
    rows![
        prompts::read_prompt(app, caller, project, name, None, None),
        prompts::read_card(app, caller, project, name),
        prompts::list_versions(app, caller, project, name, None),
        prompts::list_history(app, caller, project, name, &HISTORY),
        prompts::compare_versions(app, caller, project, name, "1", "latest"),
        prompts::read_tags(app, caller, project, name),
        prompts::list_tags(app, caller, project, name),
        prompts::list_tag_moves(app, caller, project, name, None, 10),
    ]
}

/// What makes a prompt, or looks before one is made.
pub async fn makes(app: &App, caller: &Caller, project: &ProjectRef) -> Vec<Row> {
    rows![
        prompts::check_name(app, caller, project, "free"),
        prompts::read_new_prompt(app, caller, project, None),
        prompts::save_new_draft(app, caller, project, None, drafted("later")),
        prompts::create_from_draft(app, caller, project, None, drafted("drafted")),
        prompts::create_prompt(app, caller, project, new("fresh", Vec::new())),
        prompts::add_examples(app, caller, project),
    ]
}

/// What changes one prompt. Whoever may do all of it publishes three times upon version 1 and archives the prompt.
pub async fn writes(app: &App, caller: &Caller, project: &ProjectRef, name: &str) -> Vec<Row> {
    let first = number(1);
    let latest = || publish(Base::Latest, Vec::new());
    let details = Details { description: "for".into(), topics: String::new(), metadata: String::new() };
    let change = DetailsChange { description: Some("for".into()), ..DetailsChange::default() };
    rows![
        prompts::read_editor(app, caller, project, name, None),
        prompts::save_draft(app, caller, project, name, first, None, text("x")),
        prompts::discard_draft(app, caller, project, name),
        prompts::publish_draft(app, caller, project, name, first, None, text("y")),
        prompts::publish_version(app, caller, project, name, latest(), |_| Ok(snapshot("z"))),
        prompts::restore_version(app, caller, project, name, first, latest()),
        prompts::set_tag(app, caller, project, name, TagTarget::to("staging", 1)),
        prompts::remove_tag(app, caller, project, name, "production", None),
        prompts::describe_prompt(app, caller, project, name, details),
        prompts::change_details(app, caller, project, name, change),
        prompts::duplicate_prompt(app, caller, project, name, "copy"),
        prompts::archive_prompt(app, caller, project, name),
    ]
}

/// What only admins may do with prompts, about the prompt of that UUID.
pub async fn administers(app: &App, caller: &Caller, project: &ProjectRef, uuid: Uuid) -> Vec<Row> {
    let archived = LibraryQuery { archived: true, ..LibraryQuery::default() };
    rows![
        prompts::list_prompts(app, caller, project, &archived),
        prompts::list_archived(app, caller, project, None, 10),
        prompts::read_prompt(app, caller, project, "greeting", None, Some(uuid)),
        prompts::bring_back_prompt(app, caller, project, uuid),
        activity::list_prompt_activity(app, caller, project, &done_to(None)),
    ]
}

/// Everything that needs no right but to read.
pub async fn all_reads(app: &App, caller: &Caller, project: &ProjectRef, name: &str) -> Vec<Row> {
    let mut rows = finds(app, caller, project, name).await;
    rows.extend(reads(app, caller, project, name).await);
    rows
}

/// Everything that changes prompts, in an order in which an editor may do each.
pub async fn all_writes(app: &App, caller: &Caller, project: &ProjectRef, name: &str) -> Vec<Row> {
    let mut rows = makes(app, caller, project).await;
    rows.extend(writes(app, caller, project, name).await);
    rows
}
