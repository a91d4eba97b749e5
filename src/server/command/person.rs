//! `cuebook person`: for whoever has the shell of the server.

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::{cli::given, open};
use crate::{
    domain::{access::Role, people::links::NewLink, timestamp::Timestamp},
    server::{config::Config, start},
    usecases::people,
};

pub async fn run(matches: &ArgMatches, config: &Config) -> Result<()> {
    match matches.subcommand() {
        Some(("add", own)) => add(own, config).await,
        Some(("list", _)) => list(config).await,
        Some(("reset", own)) => reset(own, config).await,
        _ => bail!("Say add, list or reset. See cuebook person --help."),
    }
}

async fn add(matches: &ArgMatches, config: &Config) -> Result<()> {
    let (email, name) = (given(matches, "email"), given(matches, "name"));
    let role = Role::parse(given(matches, "role")).unwrap_or(Role::Viewer);
    let project = matches.get_one::<String>("project").map(|slug| (slug.as_str(), role));
    let app = open(config).await?;
    let added = people::add_person(&app, email, name, project).await.map_err(start::refused)?;
    match &added.link {
        Some(link) => {
            let owner = if added.owner { ", and owns this server as its first person" } else { "" };
            start::say(&format!("{name} is added{owner}. This link sets the password, {}:", until(link, app.now())));
            start::say(&address(link, config));
        }
        None => start::say("They were here already, and are in the project now."),
    }
    Ok(())
}

async fn list(config: &Config) -> Result<()> {
    start::must_exist(config)?;
    let app = open(config).await?;
    let everybody = people::list_everybody(&app).await.map_err(start::refused)?;
    if everybody.is_empty() {
        start::say("Nobody is here yet. Start the server, and follow the link it prints.");
    }
    for person in everybody {
        let owner = person.owner.then(|| String::from("owner"));
        let roles = person.projects.iter().map(|project| format!("{} in {}", project.role.as_str(), project.slug));
        let what: Vec<String> = owner.into_iter().chain(roles).collect();
        start::say(&format!("{}\t{}\t{}", person.email, person.name, what.join(", ")));
    }
    Ok(())
}

async fn reset(matches: &ArgMatches, config: &Config) -> Result<()> {
    start::must_exist(config)?;
    let app = open(config).await?;
    let link = people::reset_from_shell(&app, given(matches, "email")).await.map_err(start::refused)?;
    start::say(&format!("This link sets a new password, {}:", until(&link, app.now())));
    start::say(&address(&link, config));
    Ok(())
}

fn until(link: &NewLink, now: Timestamp) -> String {
    let hours = (link.expires_at.0 - now.0 + Timestamp::HOUR / 2) / Timestamp::HOUR;
    match hours {
        0..48 => format!("once and within {hours} hours"),
        _ => format!("once and within {} days", hours / 24),
    }
}

fn address(link: &NewLink, config: &Config) -> String {
    format!("\n    {}/reset?code={}\n", config.base_url(), link.secret.0)
}
