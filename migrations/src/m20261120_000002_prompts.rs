//! Prompts, their versions, topics, tags with every move, drafts.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const UP: &[&str] = &[
    // `latest` and the columns after it repeat the newest version, so that a list of prompts reads one table only.
    "CREATE TABLE prompt (
        id {id},
        uuid TEXT NOT NULL UNIQUE,
        project_id BIGINT NOT NULL REFERENCES project (id),
        name TEXT NOT NULL,
        description TEXT NOT NULL DEFAULT '',
        metadata TEXT,
        copied_from BIGINT REFERENCES prompt (id),
        created_by BIGINT NOT NULL REFERENCES person (id),
        created_at BIGINT NOT NULL,
        archived_at BIGINT,
        latest INTEGER NOT NULL,
        latest_kind TEXT NOT NULL,
        latest_opening TEXT NOT NULL,
        latest_author BIGINT NOT NULL REFERENCES person (id),
        latest_at BIGINT NOT NULL
    )",
    "CREATE UNIQUE INDEX prompt_active_name ON prompt (project_id, name) WHERE archived_at IS NULL",
    "CREATE INDEX prompt_by_published ON prompt (project_id, latest_at DESC, id DESC) WHERE archived_at IS NULL",
    "CREATE INDEX prompt_by_versions ON prompt (project_id, latest DESC, id DESC) WHERE archived_at IS NULL",
    "CREATE INDEX prompt_by_created ON prompt (project_id, id DESC) WHERE archived_at IS NULL",
    "CREATE INDEX prompt_by_author ON prompt (project_id, latest_author) WHERE archived_at IS NULL",
    "CREATE INDEX prompt_archived ON prompt (project_id, archived_at DESC) WHERE archived_at IS NOT NULL",
    "CREATE TABLE version (
        id {id},
        uuid TEXT NOT NULL UNIQUE,
        prompt_id BIGINT NOT NULL REFERENCES prompt (id),
        number INTEGER NOT NULL,
        kind TEXT NOT NULL,
        content TEXT NOT NULL,
        format TEXT NOT NULL,
        settings TEXT,
        metadata TEXT,
        message TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        restored_from INTEGER,
        author_id BIGINT NOT NULL REFERENCES person (id),
        api_key_id BIGINT REFERENCES api_key (id),
        created_at BIGINT NOT NULL,
        UNIQUE (prompt_id, number)
    )",
    "CREATE TABLE prompt_topic (
        prompt_id BIGINT NOT NULL REFERENCES prompt (id),
        position INTEGER NOT NULL,
        topic TEXT NOT NULL,
        PRIMARY KEY (prompt_id, topic)
    )",
    "CREATE INDEX prompt_topic_word ON prompt_topic (topic, prompt_id)",
    "CREATE TABLE tag (
        id {id},
        prompt_id BIGINT NOT NULL REFERENCES prompt (id),
        name TEXT NOT NULL,
        description TEXT NOT NULL DEFAULT '',
        number INTEGER NOT NULL,
        created_at BIGINT NOT NULL,
        moved_at BIGINT NOT NULL,
        UNIQUE (prompt_id, name),
        FOREIGN KEY (prompt_id, number) REFERENCES version (prompt_id, number)
    )",
    "CREATE INDEX tag_name ON tag (name, prompt_id)",
    "CREATE TABLE tag_move (
        id {id},
        prompt_id BIGINT NOT NULL REFERENCES prompt (id),
        name TEXT NOT NULL,
        from_number INTEGER,
        to_number INTEGER,
        person_id BIGINT NOT NULL REFERENCES person (id),
        api_key_id BIGINT REFERENCES api_key (id),
        created_at BIGINT NOT NULL
    )",
    "CREATE INDEX tag_move_prompt ON tag_move (prompt_id, id)",
    // One draft per person and prompt; a draft of a prompt that is not there yet has no prompt and goes by its UUID.
    "CREATE TABLE draft (
        id {id},
        uuid TEXT NOT NULL UNIQUE,
        project_id BIGINT NOT NULL REFERENCES project (id),
        person_id BIGINT NOT NULL REFERENCES person (id),
        prompt_id BIGINT REFERENCES prompt (id),
        base INTEGER NOT NULL,
        restored_from INTEGER,
        name TEXT NOT NULL DEFAULT '',
        description TEXT NOT NULL DEFAULT '',
        topics TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL,
        content TEXT NOT NULL,
        settings TEXT NOT NULL,
        metadata TEXT NOT NULL,
        message TEXT NOT NULL,
        saved_at BIGINT NOT NULL
    )",
    "CREATE UNIQUE INDEX draft_of_person ON draft (prompt_id, person_id) WHERE prompt_id IS NOT NULL",
    "CREATE INDEX draft_project_person ON draft (project_id, person_id)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager, UP).await
    }
}
