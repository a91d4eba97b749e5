//! A key that was not there before.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use uuid::Uuid;

use super::find_key::write_scopes;
use crate::{
    domain::{
        access::Scope,
        ids::{ApiKeyId, PersonId, ProjectId},
        timestamp::Timestamp,
    },
    store::{StoreError, entity::api_key},
};

pub struct NewKeyRow<'a> {
    pub maker: PersonId,
    pub name: &'a str,
    pub secret_hash: &'a str,
    pub hint: &'a str,
    pub scopes: &'a [Scope],
    pub at: Timestamp,
}

pub async fn insert<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    new: &NewKeyRow<'_>,
) -> Result<ApiKeyId, StoreError> {
    let row = api_key::ActiveModel {
        uuid: Set(Uuid::now_v7().to_string()),
        project_id: Set(project.0),
        maker_id: Set(new.maker.0),
        name: Set(new.name.to_string()),
        secret_hash: Set(new.secret_hash.to_string()),
        hint: Set(new.hint.to_string()),
        scopes: Set(write_scopes(new.scopes)),
        created_at: Set(new.at.0),
        last_used_at: Set(None),
        revoked_at: Set(None),
        ..Default::default()
    };
    Ok(ApiKeyId(row.insert(rows).await?.id))
}
