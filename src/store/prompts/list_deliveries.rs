//! A page of versions for programs that take many prompts at once.

use sea_orm::{ConnectionTrait, FromQueryResult};
use uuid::Uuid;

use super::{
    list_prompts::Conditions,
    read_version::{COLUMNS, Row, VersionRecord},
};
use crate::{
    domain::{
        ids::{PersonId, ProjectId},
        prompts::{
            delivery::{DeliveriesQuery, DeliveryOrder},
            library::LibraryQuery,
            number::VersionNumber,
            tag::{Tag, TagName},
            version::PromptVersion,
        },
        timestamp::Timestamp,
    },
    store::{StoreError, sql},
};

/// One prompt of the list, at the version asked for.
pub struct ListedDelivery {
    pub name: String,
    pub version: PromptVersion,
    pub latest: VersionNumber,
    pub first_at: Timestamp,
    pub author: PersonId,
    pub author_uuid: Uuid,
    /// All tags of the prompt, by name.
    pub tags: Vec<Tag>,
}

#[derive(FromQueryResult)]
struct ListedRow {
    #[sea_orm(nested)]
    version: Row,
    prompt_name: String,
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

/// The page, and how many answer the question in all. A row and its tags come from one statement: a tag that moves
/// meanwhile never points away from the version it was found by.
pub async fn list_deliveries<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    query: &DeliveriesQuery,
) -> Result<(Vec<ListedDelivery>, u32), StoreError> {
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
        "SELECT {COLUMNS}, q.name AS prompt_name, q.latest, q.created_at AS first_at, p.uuid AS author_uuid, \
         (SELECT string_agg(a.name || ':' || a.number, ' ') FROM tag a WHERE a.prompt_id = q.id) AS tags \
         FROM version v JOIN prompt q ON q.id = v.prompt_id JOIN person p ON p.id = v.author_id \
         WHERE v.id IN (SELECT v.id FROM prompt q {number} WHERE {condition} ORDER BY {order} LIMIT {} OFFSET {}) \
         ORDER BY {order}",
        query.limit, query.offset
    );
    let found = sql::all::<ListedRow, _>(rows, &page, conditions.values.clone()).await?;
    let count = format!("SELECT COUNT(*) AS number FROM prompt q {number} WHERE {condition}");
    let counted = sql::one::<CountRow, _>(rows, &count, conditions.values).await?;
    let counted = counted.map_or(0, |row| u32::try_from(row.number).unwrap_or(u32::MAX));
    let listed = found.into_iter().map(ListedDelivery::try_from).collect::<Result<_, _>>()?;
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

impl TryFrom<ListedRow> for ListedDelivery {
    type Error = StoreError;

    fn try_from(row: ListedRow) -> Result<Self, StoreError> {
        let damaged = || StoreError::Damaged("a prompt");
        let VersionRecord { author, version, .. } = VersionRecord::try_from(row.version)?;
        let mut tags = Vec::new();
        for pointer in row.tags.iter().flat_map(|tags| tags.split(' ')) {
            let (name, number) = pointer.rsplit_once(':').ok_or_else(damaged)?;
            let number = number.parse().ok().and_then(VersionNumber::new).ok_or_else(damaged)?;
            tags.push(Tag { name: TagName::parse(name).map_err(|_| damaged())?, number });
        }
        tags.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(Self {
            name: row.prompt_name,
            version,
            latest: VersionNumber::new(row.latest).ok_or_else(damaged)?,
            first_at: Timestamp(row.first_at),
            author,
            author_uuid: row.author_uuid.parse().map_err(|_| damaged())?,
            tags,
        })
    }
}
