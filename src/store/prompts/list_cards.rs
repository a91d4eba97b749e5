//! Prompts without their texts, for programs that look for one.

use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{
    list_deliveries::{TAGS, TOPICS, pointers},
    list_prompts::Conditions,
};
use crate::{
    domain::{
        ids::{ProjectId, PromptId},
        prompts::{
            content::ContentKind,
            delivery::{CardsQuery, PromptCard},
            library::LibraryQuery,
            name::PromptName,
            number::VersionNumber,
            object::JsonObject,
        },
        timestamp::Timestamp,
    },
    store::{StoreError, sql},
};

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    uuid: String,
    name: String,
    description: String,
    metadata: Option<String>,
    copied_from: Option<i64>,
    latest_kind: String,
    created_at: i64,
    latest: i32,
    latest_at: i64,
    latest_author: String,
    tags: Option<String>,
    /// One a line.
    topics: Option<String>,
}

/// Newest prompt first.
pub async fn list_cards<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    query: &CardsQuery,
) -> Result<Vec<PromptCard>, StoreError> {
    let question = LibraryQuery {
        search: query.search.clone(),
        topic: query.topic.clone(),
        tag: query.tag.as_ref().map(ToString::to_string),
        ..LibraryQuery::default()
    };
    let mut conditions = Conditions::of(rows, project, &question);
    if let Some(before) = query.before {
        conditions.and("q.id < $", before.0.into());
    }
    let order = format!("ORDER BY q.id DESC LIMIT {}", query.limit);
    let found = sql::all::<Row, _>(rows, &select(&conditions.text, &order), conditions.values).await?;
    found.into_iter().map(PromptCard::try_from).collect()
}

/// The unarchived prompt of that name.
pub async fn find_card<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    name: &str,
) -> Result<Option<PromptCard>, StoreError> {
    let question = select("q.project_id = $1 AND q.name = $2 AND q.archived_at IS NULL", "");
    let found = sql::one::<Row, _>(rows, &question, vec![project.0.into(), name.into()]).await?;
    found.map(PromptCard::try_from).transpose()
}

fn select(conditions: &str, order: &str) -> String {
    format!(
        "SELECT q.id, q.uuid, q.name, q.description, q.metadata, q.copied_from, q.latest_kind, q.created_at, q.latest, \
         q.latest_at, p.name AS latest_author, {TAGS} AS tags, {TOPICS} AS topics \
         FROM prompt q JOIN person p ON p.id = q.latest_author WHERE {conditions} {order}"
    )
}

impl TryFrom<Row> for PromptCard {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let damaged = || StoreError::Damaged("a prompt");
        Ok(Self {
            id: PromptId(row.id),
            uuid: row.uuid.parse().map_err(|_| damaged())?,
            name: PromptName::parse(&row.name).map_err(|_| damaged())?,
            description: row.description,
            metadata: row.metadata.as_deref().and_then(JsonObject::stored),
            copied_from: row.copied_from.map(PromptId),
            kind: ContentKind::parse(&row.latest_kind).ok_or_else(damaged)?,
            created_at: Timestamp(row.created_at),
            latest: VersionNumber::new(row.latest).ok_or_else(damaged)?,
            latest_at: Timestamp(row.latest_at),
            latest_author: row.latest_author,
            tags: pointers(row.tags.as_deref())?,
            topics: row.topics.iter().flat_map(|topics| topics.lines()).map(String::from).collect(),
        })
    }
}
