//! Prompts, each with the figures of its newest version.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "prompt")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub uuid: String,
    pub project_id: i64,
    pub name: String,
    pub description: String,
    pub metadata: Option<String>,
    pub copied_from: Option<i64>,
    pub created_by: i64,
    pub created_at: i64,
    pub archived_at: Option<i64>,
    pub latest: i32,
    pub latest_kind: String,
    pub latest_opening: String,
    pub latest_author: i64,
    pub latest_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
