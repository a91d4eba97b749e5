//! The commands of the binary.

mod backup;
mod cli;
mod key;
mod person;

use std::{path::Path, process::ExitCode};

use anyhow::{Context, Result};
use clap::ArgMatches;

use super::{
    config::{self, Config, Gathered, Origin, Sources, Written},
    start, telemetry,
};
use crate::usecases::App;

/// Does what the arguments say.
pub fn main() -> ExitCode {
    let matches = cli::cli().get_matches();
    match run(&matches) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
            eprintln!("cuebook: {}", causes.join("\n  because: "));
            ExitCode::FAILURE
        }
    }
}

fn run(matches: &ArgMatches) -> Result<()> {
    let (name, own) = matches.subcommand().unwrap_or(("serve", matches));
    let serves = name == "serve";
    let config = settings(matches, own, serves)?;
    telemetry::start_log(&config.log, config.log_format);
    let misspelt = config::misspelt(std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()));
    for (name, meant) in misspelt {
        tracing::warn!("{name} is set, and is no setting of Cuebook: did you mean {meant}?");
    }
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().context("No threads can be started.")?;
    runtime.block_on(async {
        match name {
            "serve" => super::run(config).await,
            "migrate" => migrate(&config).await,
            "person" => person::run(own, &config).await,
            "key" => key::run(own, &config).await,
            "backup" => backup::run(own, &config).await,
            other => anyhow::bail!("There is no command {other}. See cuebook --help."),
        }
    })
}

fn settings(matches: &ArgMatches, own: &ArgMatches, serves: bool) -> Result<Config> {
    // `cuebook person add --data …`: the settings stand behind the last word.
    let last = own.subcommand().map_or(own, |(_, last)| last);
    let flag = |key: &str| {
        [last, own, matches].into_iter().find_map(|matches| matches.try_get_one::<String>(key).ok().flatten().cloned())
    };
    let env = |name: &str| std::env::var(name).ok();
    let mut gathered = config::gather(&Sources { flag: &flag, env: &env, folder: Path::new("") })?;
    if !serves {
        quieten(&mut gathered);
    }
    config::read(&gathered)
}

/// A command that answers with a line or two should not bury it in a log, nor ask for what only a first start needs.
fn quieten(gathered: &mut Gathered) {
    gathered.retain(|key, _| !key.starts_with("init_"));
    gathered.entry("log").or_insert(Written { text: String::from("warn"), origin: Origin::Default });
}

async fn migrate(config: &Config) -> Result<()> {
    let app = start::open(config).await?;
    start::migrate_once(&app).await?;
    start::say("The database's schema is up to date.");
    Ok(())
}

/// For commands that work on what is there: open it, and bring the schema up to date as `serve` would.
async fn open(config: &Config) -> Result<App> {
    let app = start::open(config).await?;
    start::migrate_once(&app).await?;
    Ok(app)
}
