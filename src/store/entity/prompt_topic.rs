//! The sorting words of a prompt, in their order.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "prompt_topic")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub prompt_id: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub topic: String,
    pub position: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
