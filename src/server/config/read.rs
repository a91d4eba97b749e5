//! From what was written to what is meant. Every refusal names the setting, where it was set, and what to write.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use axum::http::Uri;
use tracing_subscriber::EnvFilter;

use super::{Config, Gathered, Init, LogFormat, Network, shown, table};
use crate::domain::{
    people::{email::Email, password},
    projects,
    refusal::Refusal,
};

/// # Errors
/// A complete sentence about the first setting that means nothing.
pub fn read(gathered: &Gathered) -> Result<Config> {
    let data = PathBuf::from(text(gathered, "data").unwrap_or("./data"));
    let database_url = match text(gathered, "database_url") {
        Some(_) => checked(gathered, "database_url", database_url)?,
        None => sqlite_file(&data.join("cuebook.sqlite")),
    };
    let config = Config {
        listen: or(gathered, "listen", "127.0.0.1:3000", listen)?,
        public_url: optional(gathered, "public_url", public_url)?,
        log: or(gathered, "log", "info", filter)?,
        log_format: or(gathered, "log_format", "text", log_format)?,
        metrics_listen: optional(gathered, "metrics_listen", listen)?,
        trusted_proxies: optional(gathered, "trusted_proxies", proxies)?.unwrap_or_default(),
        sign_in_attempts: or(gathered, "sign_in_attempts", "10", |text| number(text, 1, 100_000))?,
        writes_per_minute: or(gathered, "writes_per_minute", "120", |text| number(text, 1, 1_000_000))?,
        cache_mb: or(gathered, "cache_mb", "64", |text| number(text, 1, 1_000_000))?,
        init: init(gathered)?,
        shown: shown(gathered, &database_url),
        database_url,
        data,
    };
    Ok(config)
}

/// The URL of a SQLite file, with the letters that mean something in a URL taken literally.
fn sqlite_file(file: &Path) -> String {
    let path = file.display().to_string().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
    format!("sqlite:{path}")
}

/// A value, or what to write instead.
type Judged<T> = Result<T, String>;

fn text<'a>(gathered: &'a Gathered, key: &str) -> Option<&'a str> {
    gathered.get(key).map(|written| written.text.as_str())
}

fn or<T>(gathered: &Gathered, key: &str, default: &str, judge: impl Fn(&str) -> Judged<T>) -> Result<T> {
    match optional(gathered, key, &judge)? {
        Some(value) => Ok(value),
        None => judge(default).map_err(anyhow::Error::msg),
    }
}

fn optional<T>(gathered: &Gathered, key: &str, judge: impl Fn(&str) -> Judged<T>) -> Result<Option<T>> {
    match gathered.contains_key(key) {
        true => checked(gathered, key, judge).map(Some),
        false => Ok(None),
    }
}

fn checked<T>(gathered: &Gathered, key: &str, judge: impl Fn(&str) -> Judged<T>) -> Result<T> {
    let setting = table::find(key).expect("every key asked for is in the table");
    let written = &gathered[setting.key];
    judge(&written.text).map_err(|advice| {
        let value = match setting.secret || key == "database_url" {
            true => String::from("cannot be used"),
            false => format!("is {:?}", written.text),
        };
        anyhow::anyhow!("{} (from the {}) {value}: {advice}.", setting.env, written.origin)
    })
}

fn listen(text: &str) -> Judged<String> {
    let advice =
        || String::from("write an address and a port, for example 127.0.0.1:3000, or 0.0.0.0:3000 for every network");
    if text.parse::<SocketAddr>().is_ok() {
        return Ok(text.to_string());
    }
    let (host, port) = text.rsplit_once(':').ok_or_else(advice)?;
    let is_name =
        !host.is_empty() && host.chars().all(|letter| letter.is_ascii_alphanumeric() || "-.".contains(letter));
    // All digits and dots would be an address, and that was no valid one.
    let is_address = host.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    match is_name && !is_address && port.parse::<u16>().is_ok() {
        true => Ok(text.to_string()),
        false => Err(advice()),
    }
}

fn database_url(text: &str) -> Judged<String> {
    let whole = |start: &str| text.len() > start.len() && text.starts_with(start);
    if text.contains(":memory:") {
        return Err(String::from("a database in memory is gone with its connection; write sqlite:FILE"));
    }
    match whole("sqlite:") || whole("postgres://") || whole("postgresql://") {
        true => Ok(text.to_string()),
        false => Err(String::from(
            "write sqlite:FILE or postgres://user:password@host/name; other databases are not supported",
        )),
    }
}

fn public_url(text: &str) -> Judged<String> {
    let advice =
        || String::from("write the address people type, for example https://prompts.example.com, without a path");
    let uri: Uri = text.trim().parse().map_err(|_| advice())?;
    let scheme = uri.scheme_str().filter(|scheme| ["http", "https"].contains(scheme)).ok_or_else(advice)?;
    let authority = uri.authority().ok_or_else(advice)?;
    let bare = uri.path().len() <= 1 && uri.query().is_none() && !authority.as_str().contains('@');
    match bare {
        true => Ok(format!("{scheme}://{authority}")),
        false => Err(advice()),
    }
}

fn filter(text: &str) -> Judged<String> {
    EnvFilter::try_new(text).map_err(|_| {
        String::from("write error, warn, info, debug or trace, or a list such as info,cuebook::request=debug")
    })?;
    Ok(text.to_string())
}

fn log_format(text: &str) -> Judged<LogFormat> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err(String::from("write text or json")),
    }
}

fn proxies(text: &str) -> Judged<Vec<Network>> {
    let parse = |part: &str| {
        Network::parse(part.trim())
            .ok_or_else(|| format!("{part:?} is neither an IP address nor a network such as 10.0.0.0/8"))
    };
    text.split(',').filter(|part| !part.trim().is_empty()).map(parse).collect()
}

fn number<T: TryFrom<u64>>(text: &str, least: u64, most: u64) -> Judged<T> {
    let number = text.trim().parse::<u64>().ok().filter(|number| (least..=most).contains(number));
    number
        .and_then(|number| T::try_from(number).ok())
        .ok_or_else(|| format!("write a whole number from {least} to {most}"))
}

fn init(gathered: &Gathered) -> Result<Option<Init>> {
    let keys = || table::SETTINGS.iter().filter(|setting| setting.key.starts_with("init_"));
    if !keys().any(|setting| gathered.contains_key(setting.key)) {
        return Ok(None);
    }
    let needed = ["init_email", "init_password", "init_project"];
    let missing: Vec<&str> = keys()
        .filter(|setting| needed.contains(&setting.key) && !gathered.contains_key(setting.key))
        .map(|setting| setting.env)
        .collect();
    if !missing.is_empty() {
        bail!(
            "The first start needs {} too: set CUEBOOK_INIT_EMAIL, CUEBOOK_INIT_PASSWORD and CUEBOOK_INIT_PROJECT, or none of the CUEBOOK_INIT_ settings.",
            missing.join(" and ")
        );
    }
    let email = checked(gathered, "init_email", |text| Email::parse(text).map_err(words))?.as_str().to_string();
    let before_at = email.split('@').next().unwrap_or_default().to_string();
    let password = checked(gathered, "init_password", |text| match password::judge(text) {
        Ok(()) => Ok(text.to_string()),
        Err(refusal) => Err(words(refusal)),
    })?;
    let name = optional(gathered, "init_name", |text| password::judge_name(text).map_err(words))?;
    let project = checked(gathered, "init_project", |text| projects::judge_name(text).map_err(words))?;
    Ok(Some(Init {
        email,
        password,
        name: name.unwrap_or(before_at),
        project,
        project_token: optional(gathered, "init_project_token", |text| secret(text, "phc_"))?,
        personal_key: optional(gathered, "init_personal_key", |text| secret(text, "phx_"))?,
    }))
}

fn words(refusal: Refusal) -> String {
    refusal.to_string()
}

fn secret(text: &str, prefix: &str) -> Judged<String> {
    let rest = text.strip_prefix(prefix).unwrap_or_default();
    let plain = rest.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-".contains(letter));
    match plain && (16..=200).contains(&rest.len()) {
        true => Ok(text.to_string()),
        false => {
            Err(format!("write {prefix} and 16 to 200 letters, digits, _ or - behind it, and keep it hard to guess"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Origin, Written},
        *,
    };

    fn config(pairs: &[(&'static str, &str)]) -> Result<Config> {
        let written = |text: &str| Written { text: text.to_string(), origin: Origin::Environment };
        read(&pairs.iter().map(|(key, text)| (*key, written(text))).collect())
    }

    fn refusal(pairs: &[(&'static str, &str)]) -> String {
        config(pairs).expect_err("nonsense").to_string()
    }

    #[test]
    fn nothing_set_is_a_server_on_this_machine() {
        let config = config(&[]).expect("the defaults are valid");
        assert_eq!(config.listen, "127.0.0.1:3000");
        assert_eq!(config.database_url, "sqlite:./data/cuebook.sqlite");
        assert_eq!(config.base_url(), "http://127.0.0.1:3000");
        assert!(config.init.is_none());
    }

    #[test]
    fn a_refusal_names_the_setting_its_origin_and_what_to_write() {
        let says = refusal(&[("listen", "3000")]);
        assert!(
            says.starts_with("CUEBOOK_LISTEN (from the environment) is \"3000\": write an address and a port"),
            "{says}"
        );
    }

    #[test]
    fn nonsense_is_refused() {
        for (key, text) in [
            ("listen", "1.2.3:80"),
            ("listen", ":3000"),
            ("listen", "localhost:70000"),
            ("database_url", "mysql://localhost/x"),
            ("database_url", "sqlite:"),
            ("database_url", "sqlite::memory:"),
            ("public_url", "prompts.example.com"),
            ("public_url", "https://a.example/path"),
            ("public_url", "ftp://a.example"),
            ("log", "cuebook=loud"),
            ("log_format", "xml"),
            ("trusted_proxies", "10.0.0.0/8,proxy"),
            ("sign_in_attempts", "0"),
            ("writes_per_minute", "many"),
            ("cache_mb", "-1"),
            ("cache_mb", "64 MB"),
        ] {
            let setting = table::find(key).expect("a setting");
            assert!(refusal(&[(key, text)]).starts_with(setting.env), "{key} = {text}");
        }
    }

    #[test]
    fn a_refused_database_url_keeps_its_password() {
        let says = refusal(&[("database_url", "mysql://root:hunter2@db/x")]);
        assert!(!says.contains("hunter2"), "{says}");
    }

    #[test]
    fn the_public_url_loses_its_slash() {
        let config = config(&[("public_url", "https://prompts.example.com/")]).expect("valid");
        assert_eq!(config.base_url(), "https://prompts.example.com");
        assert!(config.is_https());
    }

    #[test]
    fn the_first_start_is_all_or_nothing() {
        let says = refusal(&[("init_email", "ana@example.com")]);
        assert!(says.contains("CUEBOOK_INIT_PASSWORD and CUEBOOK_INIT_PROJECT"), "{says}");

        let short = [("init_email", "ana@example.com"), ("init_password", "secret1"), ("init_project", "Care")];
        let says = refusal(&short);
        assert!(says.contains("CUEBOOK_INIT_PASSWORD") && says.contains("10 characters"), "{says}");
        assert!(!says.contains("secret1"), "{says}");

        let whole = [("init_email", "Ana@example.com"), ("init_password", "a long secret"), ("init_project", "Care")];
        let init = config(&whole).expect("valid").init.expect("a first start");
        assert_eq!((init.email.as_str(), init.name.as_str()), ("ana@example.com", "ana"));
    }
}
