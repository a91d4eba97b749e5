//! Every move of every tag.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tag_move")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub prompt_id: i64,
    pub name: String,
    pub from_number: Option<i32>,
    pub to_number: Option<i32>,
    pub person_id: i64,
    pub api_key_id: Option<i64>,
    pub created_at: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
