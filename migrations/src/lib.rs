//! The one schema of Cuebook, for SQLite and PostgreSQL, and the list of steps that made it what it is.
//!
//! A step that has landed is never changed; the next change is a new step. Times are milliseconds since 1970, public
//! ids are UUIDs as text, JSON is text, so that both databases keep exactly what was written.

use sea_orm_migration::prelude::*;

mod dialect;
mod m20261120_000001_people;
mod m20261120_000002_prompts;
mod m20261120_000003_search;
mod m20261125_000004_shown_once;
mod m20261125_000005_search_archived;
mod m20261125_000006_references;
mod m20261125_000007_idempotency;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261120_000001_people::Migration),
            Box::new(m20261120_000002_prompts::Migration),
            Box::new(m20261120_000003_search::Migration),
            Box::new(m20261125_000004_shown_once::Migration),
            Box::new(m20261125_000005_search_archived::Migration),
            Box::new(m20261125_000006_references::Migration),
            Box::new(m20261125_000007_idempotency::Migration),
        ]
    }
}
