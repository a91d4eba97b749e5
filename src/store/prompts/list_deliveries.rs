//! Versions as programs get them: one by its name, and whole pages of them.

use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use super::{
    list_prompts::Conditions,
    read_version::{COLUMNS, Row, VersionRecord},
};
use crate::{
    domain::{
        ids::{ProjectId, PromptId},
        prompts::{
            delivery::{DeliveriesQuery, Delivery, DeliveryOrder, HistoryQuery},
            library::LibraryQuery,
            name::PromptName,
            number::VersionNumber,
            object::JsonObject,
            selector::Selector,
            tag::{Tag, TagName},
        },
        timestamp::Timestamp,
    },
    store::{
        Engine, StoreError, WriteTx,
        sql::{self, Step},
    },
};

#[derive(FromQueryResult)]
struct DeliveryRow {
    #[sea_orm(nested)]
    version: Row,
    prompt_id: i64,
    prompt_uuid: String,
    prompt_name: String,
    description: String,
    prompt_metadata: Option<String>,
    copied_from: Option<i64>,
    latest: i32,
    first_at: i64,
    author_uuid: String,
    /// `production:3 staging:4`.
    tags: Option<String>,
}

#[derive(FromQueryResult)]
struct CountRow {
    number: i64,
}

/// All tags of the prompt `q`.
pub(super) const TAGS: &str = "(SELECT string_agg(a.name || ':' || a.number, ' ') FROM tag a WHERE a.prompt_id = q.id)";

/// All topics of the prompt `q`, one a line.
pub(super) const TOPICS: &str =
    "(SELECT string_agg(s.topic, '\n' ORDER BY s.position) FROM prompt_topic s WHERE s.prompt_id = q.id)";

/// A row and its tags come from one statement: a tag that moves meanwhile never points away from the version it was
/// found by.
fn select(more: &str) -> String {
    format!(
        "SELECT {COLUMNS}, q.id AS prompt_id, q.uuid AS prompt_uuid, q.name AS prompt_name, q.description, \
         q.metadata AS prompt_metadata, q.copied_from, q.latest, q.created_at AS first_at, p.uuid AS author_uuid, \
         {TAGS} AS tags{more} \
         FROM version v JOIN prompt q ON q.id = v.prompt_id JOIN person p ON p.id = v.author_id"
    )
}

/// Resolves a name and a selector to one version of an unarchived prompt.
pub async fn read_delivery<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    name: &str,
    selector: &Selector,
) -> Result<Option<Delivery>, StoreError> {
    let (number, value) = match selector {
        Selector::Latest => ("q.latest", None),
        Selector::Number(number) => ("$3", Some(number.get().into())),
        Selector::Tag(tag) => {
            ("(SELECT t.number FROM tag t WHERE t.prompt_id = q.id AND t.name = $3)", Some(tag.as_str().into()))
        }
    };
    let question = format!(
        "{} WHERE q.project_id = $1 AND q.name = $2 AND q.archived_at IS NULL AND v.number = {number}",
        select("")
    );
    let values = [project.0.into(), name.into()].into_iter().chain(value).collect();
    sql::one::<DeliveryRow, _>(rows, &question, values).await?.map(Delivery::try_from).transpose()
}

/// A prompt with its latest version, as it is when the next one is made.
pub struct LatestRecord {
    pub delivery: Delivery,
    /// In their order.
    pub topics: Vec<String>,
}

#[derive(FromQueryResult)]
struct LatestRow {
    #[sea_orm(nested)]
    delivery: DeliveryRow,
    /// One a line.
    topics: Option<String>,
}

/// The unarchived prompt of that name, inside a write: until the write ends nobody else changes this prompt, its versions
/// or its tags.
pub async fn find_latest_for_write(
    tx: &WriteTx,
    project: ProjectId,
    name: &str,
) -> Result<Option<LatestRecord>, StoreError> {
    let of_that_name = "q.project_id = $1 AND q.name = $2 AND q.archived_at IS NULL";
    let values: Vec<Value> = vec![project.0.into(), name.into()];
    let mut steps = Vec::new();
    if tx.engine() == Engine::Postgres {
        // By a statement of its own, so that what is read was there when the row was ours.
        let lock = format!("SELECT q.id FROM prompt q WHERE {of_that_name} FOR UPDATE");
        steps.push(Step::new(lock, values.clone()));
    }
    let topics = format!(", {TOPICS} AS topics");
    let read = format!("{} WHERE {of_that_name} AND v.number = q.latest", select(&topics));
    steps.push(Step::new(read, values));
    let Some(row) = sql::last::<LatestRow, _>(tx.rows(), steps).await? else { return Ok(None) };
    let topics = row.topics.iter().flat_map(|topics| topics.lines()).map(String::from).collect();
    Ok(Some(LatestRecord { delivery: row.delivery.try_into()?, topics }))
}

/// The newest versions of an unarchived prompt, whole, newest first.
pub async fn list_version_deliveries<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    name: &str,
    query: &HistoryQuery,
) -> Result<Vec<Delivery>, StoreError> {
    let below = query.before.map_or(i32::MAX, VersionNumber::get);
    let question = format!(
        "{} WHERE q.project_id = $1 AND q.name = $2 AND q.archived_at IS NULL AND v.number < $3 \
         ORDER BY v.number DESC LIMIT {} OFFSET {}",
        select(""),
        query.limit,
        query.offset
    );
    let values = vec![project.0.into(), name.into(), below.into()];
    let found = sql::all::<DeliveryRow, _>(rows, &question, values).await?;
    found.into_iter().map(Delivery::try_from).collect()
}

/// The page, and how many answer the question in all.
pub async fn list_deliveries<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    query: &DeliveriesQuery,
) -> Result<(Vec<Delivery>, u32), StoreError> {
    let question = LibraryQuery { search: query.search.clone(), ..LibraryQuery::default() };
    let mut conditions = Conditions::of(rows, project, &question);
    let number = match &query.tag {
        Some(tag) => {
            conditions.and("t.name = $", tag.as_str().into());
            "JOIN tag t ON t.prompt_id = q.id JOIN version v ON v.prompt_id = q.id AND v.number = t.number"
        }
        None => "JOIN version v ON v.prompt_id = q.id AND v.number = q.latest",
    };
    if let Some(author) = query.author {
        conditions.and("v.author_id = $", author.0.into());
    }
    let (condition, order) = (&conditions.text, order(query));
    let page = format!(
        "{} WHERE v.id IN (SELECT v.id FROM prompt q {number} WHERE {condition} ORDER BY {order} LIMIT {} OFFSET {}) \
         ORDER BY {order}",
        select(""),
        query.limit,
        query.offset
    );
    let found = sql::all::<DeliveryRow, _>(rows, &page, conditions.values.clone()).await?;
    let count = format!("SELECT COUNT(*) AS number FROM prompt q {number} WHERE {condition}");
    let counted = sql::one::<CountRow, _>(rows, &count, conditions.values).await?;
    let counted = counted.map_or(0, |row| u32::try_from(row.number).unwrap_or(u32::MAX));
    let listed = found.into_iter().map(Delivery::try_from).collect::<Result<_, _>>()?;
    Ok((listed, counted))
}

fn order(query: &DeliveriesQuery) -> String {
    let by = match query.order {
        DeliveryOrder::Made => "q.id",
        DeliveryOrder::Name => "q.name",
        DeliveryOrder::Published => "v.created_at",
        DeliveryOrder::Version => "v.number",
        DeliveryOrder::Latest => "q.latest",
        DeliveryOrder::Size => "octet_length(v.content)",
    };
    let direction = if query.descending { "DESC" } else { "ASC" };
    format!("{by} {direction}, v.id DESC")
}

impl TryFrom<DeliveryRow> for Delivery {
    type Error = StoreError;

    fn try_from(row: DeliveryRow) -> Result<Self, StoreError> {
        let damaged = || StoreError::Damaged("a prompt");
        let VersionRecord { id, author, version } = VersionRecord::try_from(row.version)?;
        Ok(Self {
            prompt: PromptId(row.prompt_id),
            prompt_uuid: row.prompt_uuid.parse().map_err(|_| damaged())?,
            name: PromptName::parse(&row.prompt_name).map_err(|_| damaged())?,
            description: row.description,
            metadata: row.prompt_metadata.as_deref().and_then(JsonObject::stored),
            copied_from: row.copied_from.map(PromptId),
            latest: VersionNumber::new(row.latest).ok_or_else(damaged)?,
            first_at: Timestamp(row.first_at),
            tags: pointers(row.tags.as_deref())?,
            version_id: id,
            version,
            author,
            author_uuid: row.author_uuid.parse().map_err(|_| damaged())?,
            assembled: None,
        })
    }
}

/// The tags that [`TAGS`] has put in one text.
pub(super) fn pointers(text: Option<&str>) -> Result<Vec<Tag>, StoreError> {
    let damaged = || StoreError::Damaged("a tag");
    let mut tags = Vec::new();
    for pointer in text.iter().flat_map(|tags| tags.split(' ')) {
        let (name, number) = pointer.rsplit_once(':').ok_or_else(damaged)?;
        let number = number.parse().ok().and_then(VersionNumber::new).ok_or_else(damaged)?;
        tags.push(Tag { name: TagName::parse(name).map_err(|_| damaged())?, number });
    }
    tags.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(tags)
}
