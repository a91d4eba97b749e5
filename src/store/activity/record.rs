//! One line more in the record.

use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};

use crate::{
    domain::{
        access::Member,
        activity::Verb,
        ids::{ApiKeyId, PersonId, ProjectId},
        timestamp::Timestamp,
    },
    store::{StoreError, entity::activity},
};

/// What was done. `before` and `after` are a name, a role, a version number: never the text of a prompt.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    pub project: ProjectId,
    pub person: PersonId,
    pub key: Option<ApiKeyId>,
    pub verb: Verb,
    pub subject_id: i64,
    pub subject_name: &'a str,
    pub before: Option<String>,
    pub after: Option<String>,
    pub at: Timestamp,
}

impl<'a> Entry<'a> {
    /// Something that `member` did, with nothing to say yet about before and after.
    pub fn of(member: &Member, verb: Verb, subject_id: i64, subject_name: &'a str, at: Timestamp) -> Self {
        Self {
            project: member.project,
            person: member.person,
            key: member.key,
            verb,
            subject_id,
            subject_name,
            before: None,
            after: None,
            at,
        }
    }
}

/// Belongs into the transaction of what it records.
pub async fn record<C: ConnectionTrait>(rows: &C, entry: &Entry<'_>) -> Result<(), StoreError> {
    let row = activity::ActiveModel {
        project_id: Set(entry.project.0),
        person_id: Set(entry.person.0),
        api_key_id: Set(entry.key.map(|key| key.0)),
        verb: Set(entry.verb.as_str().to_string()),
        subject_id: Set(entry.subject_id),
        subject_name: Set(entry.subject_name.to_string()),
        before: Set(entry.before.clone()),
        after: Set(entry.after.clone()),
        created_at: Set(entry.at.0),
        ..Default::default()
    };
    row.insert(rows).await?;
    Ok(())
}
