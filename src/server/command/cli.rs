//! Words and flags, and the help that explains them.

use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::{
    domain::access::{Role, Scope},
    server::config::table::{SETTINGS, Setting},
};

const ABOUT: &str = "Cuebook: one server and one page where a team writes, versions, compares, releases and serves \
the prompts it sends to language models.";

const EXAMPLES: &str = "\
Examples:
  cuebook
      Serve on http://127.0.0.1:3000, with everything in ./data/cuebook.sqlite.
      The first start prints a link that makes the first account.
  cuebook serve --listen 0.0.0.0:8080 --public-url https://prompts.example.com
      Serve on every network, behind a reverse proxy.
  DATABASE_URL=postgres://cuebook:secret@db/cuebook cuebook
      Serve from PostgreSQL.
  cuebook person reset ana@example.com
      Print a link with which Ana sets a new password.
  cuebook backup monday.sqlite
      Copy the database while the server goes on.

A flag wins over its environment variable, and that over the settings file (--config FILE,
CUEBOOK_CONFIG, or ./cuebook.toml when it is there). Secrets have no flag: set them by environment
or file.";

pub fn cli() -> Command {
    Command::new("cuebook")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT)
        .after_help(EXAMPLES)
        .max_term_width(100)
        .args(settings(true))
        .subcommand(Command::new("serve").about("Serve the pages and the API (also without a word)").args(settings(true)))
        .subcommand(
            Command::new("migrate").about("Bring the database's schema up to date, and end").args(settings(false)),
        )
        .subcommand(person())
        .subcommand(key())
        .subcommand(
            Command::new("backup")
                .about("Copy the SQLite database into FILE, consistently, while the server goes on")
                .after_help("Example:\n  cuebook backup /backups/monday.sqlite\n\nThe copy is a database of its own: serve it with --database-url sqlite:FILE. For PostgreSQL use pg_dump.")
                .arg(word("file", "FILE", "A file that is not there yet"))
                .args(settings(false)),
        )
}

fn person() -> Command {
    Command::new("person")
        .about("Add people, list them, or let one set a new password")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("add")
                .about("Add a person, and print the link with which they set their password")
                .after_help(
                    "Example:\n  cuebook person add ana@example.com --name \"Ana Lima\" --project acme --role editor",
                )
                .arg(word("email", "EMAIL", "What the person signs in with"))
                .arg(option("name", "NAME", "The name colleagues know the person by").required(true))
                .arg(option("project", "SLUG", "A project to join: the word after /p/ in its address"))
                .arg(
                    option("role", "ROLE", "What the person may do in that project")
                        .value_parser(Role::ALL.map(Role::as_str))
                        .default_value(Role::Editor.as_str())
                        .requires("project"),
                )
                .args(settings(false)),
        )
        .subcommand(
            Command::new("list").about("List the people of this server with their projects").args(settings(false)),
        )
        .subcommand(
            Command::new("reset")
                .about("Print a link with which a person sets a new password, for 24 hours")
                .arg(word("email", "EMAIL", "Whose password was lost"))
                .args(settings(false)),
        )
}

fn key() -> Command {
    Command::new("key").about("Make API keys").subcommand_required(true).arg_required_else_help(true).subcommand(
        Command::new("create")
            .about("Make an API key, and print it: it is shown only once")
            .after_help(
                "Example:\n  export CUEBOOK_API_KEY=$(cuebook key create --project acme --name ci --as ana@example.com)",
            )
            .arg(option("project", "SLUG", "The project it opens: the word after /p/ in its address").required(true))
            .arg(option("name", "NAME", "What it is for").required(true))
            .arg(option("as", "EMAIL", "The member who answers for it; it can never do more than they").required(true))
            .arg(
                option("scope", "SCOPE", "What it may do; may be given several times")
                    .action(ArgAction::Append)
                    .value_parser(Scope::OFFERED.map(Scope::as_str))
                    .default_value(Scope::PromptRead.as_str()),
            )
            .args(settings(false)),
    )
}

fn word(id: &'static str, takes: &'static str, help: &'static str) -> Arg {
    Arg::new(id).value_name(takes).help(help).required(true)
}

fn option(id: &'static str, takes: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).value_name(takes).help(help)
}

/// One flag a setting that has one; `all` for the command that serves.
fn settings(all: bool) -> impl Iterator<Item = Arg> {
    let config = Arg::new("config")
        .long("config")
        .value_name("FILE")
        .help("The settings file, TOML [env: CUEBOOK_CONFIG] [default: ./cuebook.toml, when it is there]")
        .help_heading("Settings");
    let wanted = SETTINGS.iter().filter(move |setting| all || setting.for_all);
    std::iter::once(config).chain(wanted.filter_map(flag))
}

fn flag(setting: &'static Setting) -> Option<Arg> {
    let default = setting.default.map(|default| format!(" [default: {default}]")).unwrap_or_default();
    let help = format!("{} [env: {}]{default}", setting.help, setting.env);
    Some(Arg::new(setting.key).long(setting.flag?).value_name(setting.takes).help(help).help_heading("Settings"))
}

/// The text of an argument that clap has seen to.
pub fn given<'a>(matches: &'a ArgMatches, id: &str) -> &'a str {
    matches.get_one::<String>(id).map(String::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_and_flags_fit_together() {
        cli().debug_assert();
    }

    #[test]
    fn the_help_tells_of_every_setting_with_a_flag() {
        let help = cli().render_help().to_string();
        for setting in SETTINGS.iter().filter(|setting| !setting.secret) {
            assert!(help.contains(setting.env), "{}", setting.env);
        }
    }
}
