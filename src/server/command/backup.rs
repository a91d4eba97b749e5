//! `cuebook backup`: a consistent copy while the server goes on.

use std::path::Path;

use anyhow::{Context, Result, bail};
use clap::ArgMatches;

use super::cli::given;
use crate::{
    server::{config::Config, start},
    store::Engine,
};

pub async fn run(matches: &ArgMatches, config: &Config) -> Result<()> {
    let file = given(matches, "file");
    if config.database_url.starts_with("postgres") {
        bail!(
            "This server keeps its data in PostgreSQL: use pg_dump, which copies it consistently while it is in use."
        );
    }
    start::must_exist(config)?;
    if Path::new(file).exists() {
        bail!("{file} is there already, and a backup never overwrites: name a new file.");
    }
    let app = start::open(config).await?;
    debug_assert_eq!(app.store.engine(), Engine::Sqlite);
    app.store.backup(file).await.with_context(|| format!("The database could not be copied to {file}."))?;
    start::say(&format!("The database is copied to {file}."));
    Ok(())
}
