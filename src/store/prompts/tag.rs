//! Tags and their moves.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter,
    QueryOrder,
};

use crate::{
    domain::{
        access::Member,
        ids::{ProjectId, PromptId, TagId, TagMoveId},
        prompts::{
            number::VersionNumber,
            tag::{Tag, TagDetail, TagMove, TagName},
        },
        timestamp::Timestamp,
    },
    store::{
        StoreError,
        entity::{tag, tag_move},
        sql,
    },
};

/// Where a tag points.
pub async fn find_tag<C: ConnectionTrait>(
    rows: &C,
    prompt: PromptId,
    name: &TagName,
) -> Result<Option<VersionNumber>, StoreError> {
    let row = tag::Entity::find()
        .filter(tag::Column::PromptId.eq(prompt.0))
        .filter(tag::Column::Name.eq(name.as_str()))
        .one(rows)
        .await?;
    Ok(row.and_then(|row| VersionNumber::new(row.number)))
}

/// All tags of a prompt, those of the newest versions first.
pub async fn list_tags<C: ConnectionTrait>(rows: &C, prompt: PromptId) -> Result<Vec<Tag>, StoreError> {
    let found = tag::Entity::find()
        .filter(tag::Column::PromptId.eq(prompt.0))
        .order_by_desc(tag::Column::Number)
        .order_by_asc(tag::Column::Name)
        .all(rows)
        .await?;
    found.into_iter().map(read).collect()
}

/// The same with what else is known of each, by name.
pub async fn list_tag_details<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    prompt: &str,
) -> Result<Vec<TagDetail>, StoreError> {
    let found = sql::all::<tag::Model, _>(
        rows,
        "SELECT t.* FROM tag t JOIN prompt q ON q.id = t.prompt_id \
         WHERE q.project_id = $1 AND q.name = $2 AND q.archived_at IS NULL ORDER BY t.name",
        vec![project.0.into(), prompt.into()],
    )
    .await?;
    let mut tags = Vec::with_capacity(found.len());
    for row in found {
        let (id, description) = (TagId(row.id), row.description.clone());
        let (created_at, moved_at) = (Timestamp(row.created_at), Timestamp(row.moved_at));
        tags.push(TagDetail { id, tag: read(row)?, description, created_at, moved_at });
    }
    Ok(tags)
}

fn read(row: tag::Model) -> Result<Tag, StoreError> {
    let name = TagName::parse(&row.name).map_err(|_| StoreError::Damaged("a tag"))?;
    let number = VersionNumber::new(row.number).ok_or(StoreError::Damaged("a tag"))?;
    Ok(Tag { name, number })
}

/// Creates or moves a tag and writes the line of its history.
pub async fn put_tag<C: ConnectionTrait>(
    rows: &C,
    member: &Member,
    prompt: PromptId,
    name: &TagName,
    from: Option<VersionNumber>,
    to: VersionNumber,
    at: Timestamp,
) -> Result<(), StoreError> {
    sql::run(
        rows,
        "INSERT INTO tag (prompt_id, name, number, created_at, moved_at) VALUES ($1, $2, $3, $4, $4) \
         ON CONFLICT (prompt_id, name) DO UPDATE SET number = excluded.number, moved_at = excluded.moved_at",
        vec![prompt.0.into(), name.as_str().into(), to.get().into(), at.0.into()],
    )
    .await?;
    log_move(rows, member, prompt, name, from, Some(to), at).await
}

/// What a tag is for.
pub async fn describe_tag<C: ConnectionTrait>(
    rows: &C,
    prompt: PromptId,
    name: &TagName,
    description: &str,
) -> Result<(), StoreError> {
    let values = vec![description.into(), prompt.0.into(), name.as_str().into()];
    sql::run(rows, "UPDATE tag SET description = $1 WHERE prompt_id = $2 AND name = $3", values).await?;
    Ok(())
}

/// Removes a tag and writes the line of its history.
pub async fn remove_tag<C: ConnectionTrait>(
    rows: &C,
    member: &Member,
    prompt: PromptId,
    name: &TagName,
    from: VersionNumber,
    at: Timestamp,
) -> Result<(), StoreError> {
    let values = vec![prompt.0.into(), name.as_str().into()];
    sql::run(rows, "DELETE FROM tag WHERE prompt_id = $1 AND name = $2", values).await?;
    log_move(rows, member, prompt, name, Some(from), None, at).await
}

async fn log_move<C: ConnectionTrait>(
    rows: &C,
    member: &Member,
    prompt: PromptId,
    name: &TagName,
    from: Option<VersionNumber>,
    to: Option<VersionNumber>,
    at: Timestamp,
) -> Result<(), StoreError> {
    let row = tag_move::ActiveModel {
        prompt_id: Set(prompt.0),
        name: Set(name.to_string()),
        from_number: Set(from.map(VersionNumber::get)),
        to_number: Set(to.map(VersionNumber::get)),
        person_id: Set(member.person.0),
        api_key_id: Set(member.key.map(|key| key.0)),
        created_at: Set(at.0),
        ..Default::default()
    };
    row.insert(rows).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct MoveRow {
    id: i64,
    name: String,
    from_number: Option<i32>,
    to_number: Option<i32>,
    person: String,
    api_key: Option<String>,
    created_at: i64,
}

/// The newest 200 moves of all tags of a prompt, newest first.
pub async fn list_tag_moves<C: ConnectionTrait>(rows: &C, prompt: PromptId) -> Result<Vec<TagMove>, StoreError> {
    let moves = list_moves(rows, prompt, None, 200).await?;
    Ok(moves.into_iter().map(|(_, one)| one).collect())
}

/// The same for programs, which turn pages: only moves before that one.
pub async fn list_moves<C: ConnectionTrait>(
    rows: &C,
    prompt: PromptId,
    before: Option<TagMoveId>,
    limit: u32,
) -> Result<Vec<(TagMoveId, TagMove)>, StoreError> {
    let found = sql::all::<MoveRow, _>(
        rows,
        "SELECT m.id, m.name, m.from_number, m.to_number, p.name AS person, k.name AS api_key, m.created_at \
         FROM tag_move m JOIN person p ON p.id = m.person_id LEFT JOIN api_key k ON k.id = m.api_key_id \
         WHERE m.prompt_id = $1 AND m.id < $2 ORDER BY m.id DESC LIMIT $3",
        vec![prompt.0.into(), before.map_or(i64::MAX, |id| id.0).into(), i64::from(limit).into()],
    )
    .await?;
    let mut moves = Vec::with_capacity(found.len());
    for row in found {
        let one = TagMove {
            name: TagName::parse(&row.name).map_err(|_| StoreError::Damaged("a tag's move"))?,
            from: row.from_number.and_then(VersionNumber::new),
            to: row.to_number.and_then(VersionNumber::new),
            person: row.person,
            key: row.api_key,
            at: Timestamp(row.created_at),
        };
        moves.push((TagMoveId(row.id), one));
    }
    Ok(moves)
}
