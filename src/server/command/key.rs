//! `cuebook key create`: a key for a program, from the shell of the server.

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::{cli::given, open};
use crate::{
    domain::{access::Scope, projects::ProjectRef},
    server::{config::Config, start},
    usecases::{identify, keys},
};

pub async fn run(matches: &ArgMatches, config: &Config) -> Result<()> {
    let Some(("create", own)) = matches.subcommand() else {
        bail!("Say create. See cuebook key --help.");
    };
    start::must_exist(config)?;
    let scopes = own.get_many::<String>("scope").into_iter().flatten();
    let scopes: Vec<Scope> = scopes.filter_map(|scope| Scope::parse(scope)).collect();
    let project = ProjectRef::Slug(given(own, "project").to_string());
    let app = open(config).await?;
    let caller = identify::as_person(&app, given(own, "as")).await.map_err(start::refused)?;
    let key = keys::create_key(&app, &caller, &project, given(own, "name"), &scopes).await.map_err(start::refused)?;
    // Nothing else on standard output: a script takes the key from there.
    start::say(&key.secret.0);
    Ok(())
}
