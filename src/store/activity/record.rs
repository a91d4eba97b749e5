//! One line more in the record.

use crate::{
    domain::{
        access::Member,
        activity::Verb,
        ids::{ApiKeyId, PersonId, ProjectId},
        timestamp::Timestamp,
    },
    store::{WriteTx, sql::Step},
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

/// Becomes part of the write that it records.
pub fn record(tx: &WriteTx, entry: &Entry<'_>) {
    let text = "INSERT INTO activity (project_id, person_id, api_key_id, verb, subject_id, subject_name, \"before\", \"after\", \
                created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = vec![
        entry.project.0.into(),
        entry.person.0.into(),
        entry.key.map(|key| key.0).into(),
        entry.verb.as_str().into(),
        entry.subject_id.into(),
        entry.subject_name.into(),
        entry.before.clone().into(),
        entry.after.clone().into(),
        entry.at.0.into(),
    ];
    tx.later(Step::new(text, values));
}
