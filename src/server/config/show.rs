//! The settings as the start prints them: secrets masked, the origin beside each.

use super::{
    Gathered, Origin,
    table::{SETTINGS, Setting},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub key: &'static str,
    pub value: String,
    pub origin: String,
}

/// Every setting; those of the first start only when they are set.
pub fn shown(gathered: &Gathered, database_url: &str) -> Vec<Shown> {
    let wanted = |setting: &&Setting| !setting.key.starts_with("init_") || gathered.contains_key(setting.key);
    SETTINGS
        .iter()
        .filter(wanted)
        .map(|setting| {
            let written = gathered.get(setting.key);
            let value = match written {
                Some(_) if setting.secret || setting.key == "init_email" => String::from("(hidden)"),
                _ if setting.key == "database_url" => without_password(database_url),
                Some(written) => written.text.clone(),
                None => setting.default.unwrap_or("not set").to_string(),
            };
            let origin = written.map_or(Origin::Default, |written| written.origin.clone());
            Shown { key: setting.key, value, origin: origin.to_string() }
        })
        .collect()
}

/// `postgres://app:secret@db/cuebook?…` as `postgres://app:***@db/cuebook`: options can hold a password as well.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_string();
    };
    let rest = rest.split_once('?').map_or(rest, |(rest, _)| rest);
    // The last @: a password may hold one.
    match rest.rsplit_once('@') {
        Some((user, host)) => match user.split_once(':') {
            Some((name, _)) => format!("{scheme}://{name}:***@{host}"),
            None => format!("{scheme}://{user}@{host}"),
        },
        None => format!("{scheme}://{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::config::Written;

    #[test]
    fn no_secret_is_shown() {
        assert_eq!(without_password("postgres://app:s3cr@t@db:5432/cb?password=x"), "postgres://app:***@db:5432/cb");
        assert_eq!(without_password("postgres://db/cb"), "postgres://db/cb");
        assert_eq!(without_password("sqlite:./data/cuebook.sqlite"), "sqlite:./data/cuebook.sqlite");

        let written = Written { text: String::from("a long secret"), origin: Origin::Environment };
        let gathered = Gathered::from([("init_password", written)]);
        let all = format!("{:?}", shown(&gathered, "sqlite:x"));
        assert!(!all.contains("a long secret") && all.contains("init_password"), "{all}");
    }

    #[test]
    fn each_is_shown_with_its_origin() {
        let written = Written { text: String::from("0.0.0.0:80"), origin: Origin::Flag };
        let all = shown(&Gathered::from([("listen", written)]), "sqlite:x");
        let of = |key: &str| all.iter().find(|shown| shown.key == key).map(|s| (s.value.as_str(), s.origin.as_str()));
        assert_eq!(of("listen"), Some(("0.0.0.0:80", "flag")));
        assert_eq!(of("cache_mb"), Some(("64", "default")));
        assert_eq!(of("public_url"), Some(("not set", "default")));
        assert_eq!(of("init_email"), None);
    }
}
