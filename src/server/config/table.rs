//! Every setting, once: flags, environment, file, `--help`, the list at the start and the page in the docs follow this
//! table.

/// One thing a host may set.
#[derive(Debug)]
pub struct Setting {
    /// The word in the file.
    pub key: &'static str,
    /// The word behind `--`. Secrets have none: a flag can be read in the list of processes.
    pub flag: Option<&'static str>,
    pub env: &'static str,
    /// What stands for the value in the help.
    pub takes: &'static str,
    /// In words, for the help; `None` when it is unset by default.
    pub default: Option<&'static str>,
    pub help: &'static str,
    /// Masked wherever it is shown.
    pub secret: bool,
    /// Also for the commands that do their work and end.
    pub for_all: bool,
}

const SERVE: Setting =
    Setting { key: "", flag: None, env: "", takes: "", default: None, help: "", secret: false, for_all: false };

pub const SETTINGS: [Setting; 17] = [
    Setting {
        key: "listen",
        flag: Some("listen"),
        env: "CUEBOOK_LISTEN",
        takes: "ADDRESS:PORT",
        default: Some("127.0.0.1:3000"),
        help: "Where the server listens; 0.0.0.0:3000 listens on every network of the machine",
        ..SERVE
    },
    Setting {
        key: "database_url",
        flag: Some("database-url"),
        env: "DATABASE_URL",
        takes: "URL",
        default: Some("sqlite: the file cuebook.sqlite in the data folder"),
        help: "The database: sqlite:FILE or postgres://user:password@host/name",
        for_all: true,
        ..SERVE
    },
    Setting {
        key: "data",
        flag: Some("data"),
        env: "CUEBOOK_DATA",
        takes: "FOLDER",
        default: Some("./data"),
        help: "The folder of the SQLite file; it is made when it is missing",
        for_all: true,
        ..SERVE
    },
    Setting {
        key: "public_url",
        flag: Some("public-url"),
        env: "CUEBOOK_PUBLIC_URL",
        takes: "URL",
        help: "The address people use, for links in invitations; with https:// cookies are Secure and browsers are told to stay on https",
        for_all: true,
        ..SERVE
    },
    Setting {
        key: "log",
        flag: Some("log"),
        env: "CUEBOOK_LOG",
        takes: "FILTER",
        default: Some("info"),
        help: "What is logged: error, warn, info, debug, trace, or a filter such as info,cuebook::request=debug",
        for_all: true,
        ..SERVE
    },
    Setting {
        key: "log_format",
        flag: Some("log-format"),
        env: "CUEBOOK_LOG_FORMAT",
        takes: "text|json",
        default: Some("text"),
        help: "Logs for people or, one JSON object a line, for programs",
        ..SERVE
    },
    Setting {
        key: "metrics_listen",
        flag: Some("metrics-listen"),
        env: "CUEBOOK_METRICS_LISTEN",
        takes: "ADDRESS:PORT",
        help: "Where Prometheus finds /metrics; nowhere when unset",
        ..SERVE
    },
    Setting {
        key: "trusted_proxies",
        flag: Some("trusted-proxies"),
        env: "CUEBOOK_TRUSTED_PROXIES",
        takes: "IP,CIDR,…",
        help: "Reverse proxies whose X-Forwarded-For, -Host and -Proto are believed, for example 127.0.0.1,10.0.0.0/8",
        ..SERVE
    },
    Setting {
        key: "sign_in_attempts",
        flag: Some("sign-in-attempts"),
        env: "CUEBOOK_SIGN_IN_ATTEMPTS",
        takes: "NUMBER",
        default: Some("10"),
        help: "Tries to sign in per 15 minutes, for one e-mail address and for one host",
        ..SERVE
    },
    Setting {
        key: "writes_per_minute",
        flag: Some("writes-per-minute"),
        env: "CUEBOOK_WRITES_PER_MINUTE",
        takes: "NUMBER",
        default: Some("120"),
        help: "What one API key may write in a minute; reads are not counted",
        ..SERVE
    },
    Setting {
        key: "cache_mb",
        flag: Some("cache-mb"),
        env: "CUEBOOK_CACHE_MB",
        takes: "NUMBER",
        default: Some("64"),
        help: "Megabytes of prompts kept in memory for the programs that fetch them",
        ..SERVE
    },
    Setting {
        key: "init_email",
        flag: Some("init-email"),
        env: "CUEBOOK_INIT_EMAIL",
        takes: "EMAIL",
        help: "First start without a browser: the e-mail address of the first person, who owns the server",
        ..SERVE
    },
    Setting {
        key: "init_password",
        env: "CUEBOOK_INIT_PASSWORD",
        takes: "PASSWORD",
        help: "First start: that person's password, at least 10 characters",
        secret: true,
        ..SERVE
    },
    Setting {
        key: "init_name",
        flag: Some("init-name"),
        env: "CUEBOOK_INIT_NAME",
        takes: "NAME",
        default: Some("what stands before the @ of the address"),
        help: "First start: that person's name",
        ..SERVE
    },
    Setting {
        key: "init_project",
        flag: Some("init-project"),
        env: "CUEBOOK_INIT_PROJECT",
        takes: "NAME",
        help: "First start: the name of the first project",
        ..SERVE
    },
    Setting {
        key: "init_project_token",
        env: "CUEBOOK_INIT_PROJECT_TOKEN",
        takes: "phc_…",
        default: Some("a fresh one"),
        help: "First start: the token of that project",
        secret: true,
        ..SERVE
    },
    Setting {
        key: "init_personal_key",
        env: "CUEBOOK_INIT_PERSONAL_KEY",
        takes: "phx_…",
        default: Some("none"),
        help: "First start: an API key that reads, writes and tags that project's prompts",
        secret: true,
        ..SERVE
    },
];

pub fn find(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_is_the_word_of_the_file_and_no_secret_has_one() {
        for setting in &SETTINGS {
            let expected = (!setting.secret).then(|| setting.key.replace('_', "-"));
            assert_eq!(setting.flag.map(String::from), expected, "{}", setting.key);
        }
    }

    #[test]
    fn the_docs_tell_of_every_setting() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md");
        let page = std::fs::read_to_string(path).expect("docs/configuration.md is there");
        for setting in &SETTINGS {
            let flag = setting.flag.map_or_else(|| String::from("–"), |flag| format!("`--{flag}`"));
            let row = format!("| `{}` | {flag} | `{}` |", setting.env, setting.key);
            assert!(page.contains(&row), "docs/configuration.md lacks a row that starts with\n{row}");
        }
    }
}
