//! People, projects, who is in which, keys, sessions, links with an expiry, the activity record.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    // `session_epoch` rises with "sign out everywhere" and every change of password: older sessions end.
    "CREATE TABLE person (
        id {id},
        uuid TEXT NOT NULL UNIQUE,
        email TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        password_hash TEXT NOT NULL,
        owner BOOLEAN NOT NULL,
        session_epoch BIGINT NOT NULL DEFAULT 0,
        created_at BIGINT NOT NULL
    )",
    // `revision` rises with every publish, tag move and archive; `access_revision` with every change of keys or members.
    "CREATE TABLE project (
        id {id},
        uuid TEXT NOT NULL UNIQUE,
        slug TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        token TEXT NOT NULL UNIQUE,
        revision BIGINT NOT NULL DEFAULT 0,
        access_revision BIGINT NOT NULL DEFAULT 0,
        created_at BIGINT NOT NULL
    )",
    "CREATE TABLE membership (
        project_id BIGINT NOT NULL REFERENCES project (id),
        person_id BIGINT NOT NULL REFERENCES person (id),
        role TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        PRIMARY KEY (project_id, person_id)
    )",
    "CREATE INDEX membership_person ON membership (person_id)",
    "CREATE TABLE session (
        id TEXT NOT NULL PRIMARY KEY,
        person_id BIGINT,
        data TEXT NOT NULL,
        expires_at BIGINT NOT NULL
    )",
    "CREATE INDEX session_expiry ON session (expires_at)",
    "CREATE TABLE invitation (
        id {id},
        project_id BIGINT NOT NULL REFERENCES project (id),
        email TEXT NOT NULL,
        role TEXT NOT NULL,
        secret_hash TEXT NOT NULL UNIQUE,
        made_by BIGINT NOT NULL REFERENCES person (id),
        created_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL,
        ended_at BIGINT
    )",
    "CREATE INDEX invitation_project ON invitation (project_id, ended_at)",
    "CREATE TABLE reset_link (
        id {id},
        person_id BIGINT NOT NULL REFERENCES person (id),
        secret_hash TEXT NOT NULL UNIQUE,
        created_at BIGINT NOT NULL,
        expires_at BIGINT NOT NULL,
        ended_at BIGINT
    )",
    "CREATE TABLE api_key (
        id {id},
        uuid TEXT NOT NULL UNIQUE,
        project_id BIGINT NOT NULL REFERENCES project (id),
        maker_id BIGINT NOT NULL REFERENCES person (id),
        name TEXT NOT NULL,
        secret_hash TEXT NOT NULL UNIQUE,
        hint TEXT NOT NULL,
        scopes TEXT NOT NULL,
        created_at BIGINT NOT NULL,
        last_used_at BIGINT,
        revoked_at BIGINT
    )",
    "CREATE INDEX api_key_project ON api_key (project_id)",
    // Append-only. No foreign keys on the subject: the record outlives what it speaks of.
    "CREATE TABLE activity (
        id {id},
        project_id BIGINT NOT NULL REFERENCES project (id),
        person_id BIGINT NOT NULL REFERENCES person (id),
        api_key_id BIGINT REFERENCES api_key (id),
        verb TEXT NOT NULL,
        subject_id BIGINT NOT NULL,
        subject_name TEXT NOT NULL,
        before TEXT,
        after TEXT,
        created_at BIGINT NOT NULL
    )",
    "CREATE INDEX activity_project ON activity (project_id, id)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}
