//! From an open database to a server that is ready: schema, first person, first link.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, anyhow};

use super::{
    config::{Config, Init, LogFormat},
    state::AppState,
};
use crate::{
    domain::{people::secret::Secret, refusal::Refusal},
    store::{Store, StoreError},
    usecases::{
        App, Clock, Limits, identify,
        people::{self, FirstKey, SetUpServer},
    },
};

const AGAIN: Duration = Duration::from_secs(2);

/// Opens the database of `config`. PostgreSQL may still be away.
///
/// # Errors
/// When the folder or the file of a SQLite database cannot be made, or the URL cannot be read.
pub async fn open(config: &Config) -> Result<App> {
    if let Some(folder) = sqlite_file(&config.database_url).as_deref().and_then(Path::parent) {
        std::fs::create_dir_all(folder).with_context(|| {
            format!("The folder {} cannot be made; set CUEBOOK_DATA to one that can.", folder.display())
        })?;
    }
    let store = Store::connect(&config.database_url)
        .await
        .map_err(|error| anyhow!("DATABASE_URL: the database cannot be opened: {}.", reason(&error)))?;
    let limits = Limits {
        sign_in_attempts: config.sign_in_attempts,
        writes_per_minute: config.writes_per_minute,
        cache_bytes: config.cache_mb.saturating_mul(1024 * 1024),
    };
    Ok(App::new(store, Clock::System, limits))
}

fn sqlite_file(url: &str) -> Option<PathBuf> {
    let file = url.strip_prefix("sqlite:")?;
    let path = file.strip_prefix("//").unwrap_or(file).split('?').next().unwrap_or_default();
    Some(PathBuf::from(path.replace("%23", "#").replace("%3F", "?").replace("%25", "%")))
}

/// The cause of a failure. It names statements and hosts, never a password.
fn reason(error: &StoreError) -> String {
    let source = std::error::Error::source(error).map(|source| format!(" ({source})"));
    format!("{error}{}", source.unwrap_or_default())
}

/// Migrates, and waits for a database that is away: a server may be started before its database.
///
/// # Errors
/// When the database answers and refuses.
pub async fn migrate(app: &App) -> Result<()> {
    loop {
        match app.store.migrate().await {
            Ok(()) => return Ok(()),
            Err(error @ StoreError::Unavailable(_)) => {
                tracing::warn!(reason = reason(&error), "waiting for the database");
                tokio::time::sleep(AGAIN).await;
            }
            Err(error) => {
                return Err(anyhow!("The database's schema cannot be brought up to date: {}.", reason(&error)));
            }
        }
    }
}

/// For commands, whose caller waits for an answer instead.
///
/// # Errors
/// When the database is away or refuses.
pub async fn migrate_once(app: &App) -> Result<()> {
    let migrated = app.store.migrate().await;
    migrated.map_err(|error| anyhow!("The database's schema cannot be brought up to date: {}.", reason(&error)))
}

/// A command that reads what is there must not make an empty database by the way.
///
/// # Errors
/// When the SQLite file of `config` is not there.
pub fn must_exist(config: &Config) -> Result<()> {
    match sqlite_file(&config.database_url) {
        Some(file) if !file.exists() => Err(anyhow!(
            "There is no database {}. Check CUEBOOK_DATA and DATABASE_URL; the server's start prints what it uses.",
            file.display()
        )),
        _ => Ok(()),
    }
}

/// Everything between listening and being ready.
///
/// # Errors
/// When the schema or the first person cannot be made.
pub async fn prepare(state: &AppState) -> Result<()> {
    migrate(&state.app).await?;
    if !people::is_set_up(&state.app).await.map_err(refused)? {
        match &state.config.init {
            Some(init) => set_up(&state.app, init).await?,
            None => offer_link(state),
        }
    }
    identify::refresh(&state.app).await.map_err(refused)?;
    state.set_ready();
    Ok(())
}

async fn set_up(app: &App, init: &Init) -> Result<()> {
    match people::set_up_server(app, first(init)).await {
        Ok(_) => tracing::info!("the first person and project are made"),
        // Another server on the same database was a moment faster.
        Err(_) if people::is_set_up(app).await.map_err(refused)? => {}
        Err(refusal) => return Err(refused(refusal).context("The first start was refused; nothing was made.")),
    }
    Ok(())
}

fn first(init: &Init) -> SetUpServer {
    SetUpServer {
        email: init.email.clone(),
        password: init.password.clone(),
        name: init.name.clone(),
        project: init.project.clone(),
        project_token: init.project_token.clone().map(Secret),
        key: init.personal_key.clone().map_or(FirstKey::None, |key| FirstKey::Given(Secret(key))),
    }
}

/// The ready link to the set-up page, on standard output where the README's command shows it.
fn offer_link(state: &AppState) {
    let code = format!("{}", uuid::Uuid::new_v4().simple());
    state.set_setup_code(&code);
    let link = format!("{}/setup?code={code}", state.config.base_url());
    match state.config.log_format {
        LogFormat::Text => say(&format!("\nThis server is empty. Make its first account here:\n\n    {link}\n")),
        LogFormat::Json => tracing::info!(link, "this server is empty: make its first account at this link"),
    }
}

/// Prints each setting with its origin.
pub fn show_settings(config: &Config) {
    if config.log_format == LogFormat::Json {
        for shown in &config.shown {
            tracing::info!(target: "cuebook::settings", setting = shown.key, value = shown.value, origin = shown.origin, "setting");
        }
        return;
    }
    let width =
        |of: fn(&super::config::Shown) -> &str| config.shown.iter().map(|shown| of(shown).chars().count()).max();
    let key = width(|shown| shown.key).unwrap_or_default();
    let value = width(|shown| &shown.value).unwrap_or_default().min(60);
    say("Cuebook runs with these settings:");
    for shown in &config.shown {
        say(&format!("  {:key$}  {:value$}  ({})", shown.key, shown.value, shown.origin));
    }
}

/// Standard output may be closed; that is no reason to end.
pub fn say(line: &str) {
    use std::io::Write;
    let _closed = writeln!(std::io::stdout(), "{line}");
}

pub fn refused(refusal: Refusal) -> anyhow::Error {
    anyhow!(refusal.sentence())
}
