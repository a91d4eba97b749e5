//! A key by its hash, and the keys of one maker.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use crate::{
    domain::{
        access::{KeyCaller, Role, Scope},
        ids::{ApiKeyId, PersonId, ProjectId},
    },
    store::{StoreError, entity::api_key, projects::RevisionPair, sql},
};

/// In the order of the words: `prompt:read prompt:write`.
pub(super) fn write_scopes(scopes: &[Scope]) -> String {
    scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ")
}

pub(super) fn read_scopes(text: &str) -> Result<Vec<Scope>, StoreError> {
    text.split_whitespace().map(|word| Scope::parse(word).ok_or(StoreError::Damaged("a key"))).collect()
}

/// What a program may do that shows a key, and the project's revisions that this was read under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundKey {
    pub caller: KeyCaller,
    pub revisions: RevisionPair,
}

#[derive(FromQueryResult)]
struct FoundRow {
    id: i64,
    project_id: i64,
    maker_id: i64,
    scopes: String,
    role: Option<String>,
    revision: i64,
    access_revision: i64,
}

/// A key that works. One statement, so that the role and the revision are of the same moment.
pub async fn find_by_hash<C: ConnectionTrait>(rows: &C, secret_hash: &str) -> Result<Option<FoundKey>, StoreError> {
    let row = sql::one::<FoundRow, _>(
        rows,
        "SELECT k.id, k.project_id, k.maker_id, k.scopes, m.role, p.revision, p.access_revision FROM api_key k \
         JOIN project p ON p.id = k.project_id \
         LEFT JOIN membership m ON m.project_id = k.project_id AND m.person_id = k.maker_id \
         WHERE k.secret_hash = $1 AND k.revoked_at IS NULL",
        vec![secret_hash.into()],
    )
    .await?;
    let Some(row) = row else { return Ok(None) };
    let maker_role = match row.role {
        Some(role) => Some(Role::parse(&role).ok_or(StoreError::Damaged("a membership"))?),
        None => None,
    };
    let caller = KeyCaller {
        id: ApiKeyId(row.id),
        project: ProjectId(row.project_id),
        scopes: read_scopes(&row.scopes)?,
        maker: PersonId(row.maker_id),
        maker_role,
        claim: None,
    };
    Ok(Some(FoundKey { caller, revisions: RevisionPair { content: row.revision, access: row.access_revision } }))
}

/// A key as the one who manages it sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRecord {
    pub id: ApiKeyId,
    pub maker: PersonId,
    pub name: String,
    pub scopes: Vec<Scope>,
    pub revoked: bool,
}

impl TryFrom<api_key::Model> for KeyRecord {
    type Error = StoreError;

    fn try_from(row: api_key::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: ApiKeyId(row.id),
            maker: PersonId(row.maker_id),
            scopes: read_scopes(&row.scopes)?,
            name: row.name,
            revoked: row.revoked_at.is_some(),
        })
    }
}

pub async fn find<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    key: ApiKeyId,
) -> Result<Option<KeyRecord>, StoreError> {
    let row = api_key::Entity::find_by_id(key.0).filter(api_key::Column::ProjectId.eq(project.0)).one(rows).await?;
    row.map(KeyRecord::try_from).transpose()
}

/// The keys of a project that `maker` made and that still work.
pub async fn list_working_of<C: ConnectionTrait>(
    rows: &C,
    project: ProjectId,
    maker: PersonId,
) -> Result<Vec<KeyRecord>, StoreError> {
    let found = api_key::Entity::find()
        .filter(api_key::Column::ProjectId.eq(project.0))
        .filter(api_key::Column::MakerId.eq(maker.0))
        .filter(api_key::Column::RevokedAt.is_null())
        .order_by_asc(api_key::Column::Id)
        .all(rows)
        .await?;
    found.into_iter().map(KeyRecord::try_from).collect()
}
