//! Versions, which never change.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "version")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub uuid: String,
    pub prompt_id: i64,
    pub number: i32,
    pub kind: String,
    pub content: String,
    pub format: String,
    pub settings: Option<String>,
    pub metadata: Option<String>,
    pub message: String,
    pub content_hash: String,
    pub restored_from: Option<i32>,
    pub author_id: i64,
    pub api_key_id: Option<i64>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
