//! Drafts: texts that are not published yet.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub uuid: String,
    pub project_id: i64,
    pub person_id: i64,
    pub prompt_id: Option<i64>,
    pub base: i32,
    pub restored_from: Option<i32>,
    pub name: String,
    pub description: String,
    pub topics: String,
    pub kind: String,
    pub content: String,
    pub settings: String,
    pub metadata: String,
    pub message: String,
    pub saved_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
