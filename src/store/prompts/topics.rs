//! The sorting words of a prompt.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    domain::ids::PromptId,
    store::{StoreError, entity::prompt_topic, sql},
};

pub async fn list_topics<C: ConnectionTrait>(rows: &C, prompt: PromptId) -> Result<Vec<String>, StoreError> {
    let found = prompt_topic::Entity::find()
        .filter(prompt_topic::Column::PromptId.eq(prompt.0))
        .order_by_asc(prompt_topic::Column::Position)
        .all(rows)
        .await?;
    Ok(found.into_iter().map(|row| row.topic).collect())
}

pub async fn replace_topics<C: ConnectionTrait>(
    rows: &C,
    prompt: PromptId,
    topics: &[String],
) -> Result<(), StoreError> {
    sql::run(rows, "DELETE FROM prompt_topic WHERE prompt_id = $1", vec![prompt.0.into()]).await?;
    for (position, topic) in (0_i32..).zip(topics) {
        sql::run(
            rows,
            "INSERT INTO prompt_topic (prompt_id, position, topic) VALUES ($1, $2, $3)",
            vec![prompt.0.into(), position.into(), topic.as_str().into()],
        )
        .await?;
    }
    Ok(())
}
